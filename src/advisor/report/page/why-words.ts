import { escapeHtml } from '../../../evaluation/page/escape-html.ts';
import type { Proposal } from '../../design/proposal.ts';
import { readableSeconds } from './readable-seconds.ts';

/** The queries that something is proposed for, and the facts it rests on. */
export function whyWords({ queryIds, weightSeconds, evidence }: Proposal['why']): string {
  const shown = queryIds.slice(0, 12).map((id) => `<code>${escapeHtml(id)}</code>`);
  const more = queryIds.length > shown.length ? ` and ${queryIds.length - shown.length} more` : '';
  const queries = `${queryIds.length} ${queryIds.length === 1 ? 'query' : 'queries'} of ${readableSeconds(weightSeconds)}: ${shown.join(', ')}${more}`;
  const facts = evidence.map((fact) => `<li>${escapeHtml(fact)}</li>`);
  return `${queries}${facts.length === 0 ? '' : `<ul>${facts.join('')}</ul>`}`;
}
