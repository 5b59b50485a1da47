import type { Dependencies } from '../../dependencies.ts';
import type { SourceQuery } from '../analysis/analysis.ts';
import type { Proposal } from '../design/proposal.ts';
import type { TaskMemory } from '../task/create-task-memory.ts';
import type { Chosen, ProposalOutcome } from '../task/outcome.ts';
import { type TrialContext, tryProposal } from '../task/try-proposal.ts';
import { withOutcome } from '../task/with-outcome.ts';
import { askModel } from './ask-model.ts';
import { faultForModel } from './fault-for-model.ts';
import type { Advice } from './parse-advice.ts';
import { refusalOfRewrite } from './refusal-of-rewrite.ts';

/** What the model cost and what it was refused for; grows as it is asked. */
export interface ModelNotes {
  tokensUsed: number;
  readonly notes: string[];
}

export interface ModelWork {
  readonly context: TrialContext;
  readonly memory: TaskMemory;
  readonly chosen: Chosen;
  readonly notes: ModelNotes;
  readonly onStep: (soFar: Chosen) => Promise<void>;
}

/** One proposal and two repairs. */
const maxTries = 3;
/** The heaviest ones. */
const maxQueries = 20;
/** After so many silences in a row the model is not asked again. */
const maxSilences = 2;

/** JSON-safe. */
interface Asked {
  readonly outcome: ProposalOutcome | null;
  readonly tokens: number;
  readonly notes: readonly string[];
  readonly silent: boolean;
}

/**
 * Asks the model for a cheaper form of the heaviest queries, one after another, until the time is up. What it says is taken only if it
 * passes every gate and a saving can be shown. A model that is not prompted is not asked.
 */
export async function proposeByModel(
  dependencies: Pick<Dependencies, 'llm' | 'settings'>,
  { context, memory, chosen: first, notes, onStep }: ModelWork,
): Promise<Chosen> {
  if (!dependencies.llm.capabilities.prompted) return first;
  let chosen = first;
  let silences = 0;
  for (const query of candidates(context, first)) {
    if (context.signal.aborted || silences >= maxSilences) break;
    const before = chosen;
    const asked = await memory.once(`model-${context.analysis.queries.indexOf(query)}`, () =>
      askAbout(dependencies, { context, chosen: before, query }),
    );
    notes.tokensUsed += asked.tokens;
    notes.notes.push(...asked.notes);
    silences = asked.silent ? silences + 1 : 0;
    if (asked.outcome) chosen = withOutcome(context.steps, chosen, asked.outcome);
    await onStep(chosen);
  }
  if (silences >= maxSilences) notes.notes.push('The model was not asked further: it did not answer.');
  return chosen;
}

/** Those whose result can be compared, heaviest first. */
function candidates({ analysis }: TrialContext, { verdicts }: Chosen): readonly SourceQuery[] {
  const checkable = new Set(
    verdicts.filter(({ verdict }) => verdict.kind !== 'uncheckable').map(({ queryId }) => queryId),
  );
  return analysis.queries
    .filter(
      ({ id, sql, weightSeconds, facts, duplicateOf }) =>
        sql !== null &&
        duplicateOf === null &&
        weightSeconds > 0 &&
        checkable.has(id) &&
        facts?.nonDeterministic.length === 0,
    )
    .sort((left, right) => right.weightSeconds - left.weightSeconds)
    .slice(0, maxQueries);
}

async function askAbout(
  dependencies: Pick<Dependencies, 'llm' | 'settings'>,
  subject: { readonly context: TrialContext; readonly chosen: Chosen; readonly query: SourceQuery },
): Promise<Asked> {
  const { context, chosen, query } = subject;
  const { analysis, steps, signal } = context;
  const { design } = chosen;
  const current = design.queries.find(({ queryId }) => queryId === query.id)?.sql;
  const nothing: Asked = { outcome: null, tokens: 0, notes: [], silent: false };
  if (current === undefined) return nothing;
  const tries: { sql: string | null; fault: string }[] = [];
  const notes: string[] = [];
  let tokens = 0;
  let last: ProposalOutcome | null = null;
  try {
    while (tries.length < maxTries) {
      const answer = await askModel(dependencies, { analysis, design, query, current, tries }, signal);
      if (answer.kind === 'silent') {
        notes.push(`The model said nothing about query ${query.id}: ${answer.reason}.`);
        return { outcome: last, tokens, notes, silent: true };
      }
      tokens += answer.tokens;
      const { advice } = answer;
      if (advice.kind === 'none') break;
      const sql = advice.kind === 'rewrite' ? advice.sql : null;
      const refusal = await refuse(advice);
      if (refusal !== null) {
        notes.push(`The model's answer for query ${query.id} was refused: ${refusal}`);
        tries.push({ sql, fault: refusal });
        continue;
      }
      const proposal = await toProposal(advice as Advice & { readonly kind: 'rewrite' });
      if (proposal.saving.seconds <= 0) {
        last = { proposal, outcome: 'not chosen', reason: 'No saving could be shown.', verdicts: [] };
        break;
      }
      last = await tryProposal(context, design, proposal);
      if (last.outcome === 'taken') break;
      notes.push(`The model's rewrite of query ${query.id} was refused: ${last.reason ?? ''}`);
      tries.push({ sql, fault: faultForModel(last) });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    notes.push(`The time was up while the model worked on query ${query.id}.`);
  }
  return { outcome: last, tokens, notes, silent: false };

  async function refuse(advice: Advice): Promise<string | null> {
    if (advice.kind === 'unreadable') return 'It is not of the form that was asked for.';
    if (advice.kind === 'none') return null;
    if (advice.sql === current) return 'It is the query as it was.';
    return refusalOfRewrite(advice, query, analysis);
  }

  async function toProposal({ sql, why }: Advice & { readonly kind: 'rewrite' }): Promise<Proposal> {
    const saving = await steps.estimateRewrite(analysis, design, { queryId: query.id, sql });
    return {
      id: `model-${query.id}`,
      rule: 'model',
      title: `Another form of query ${query.id}`,
      what: why === '' ? 'The model gives no explanation.' : `In the model's words: ${why}`,
      why: { queryIds: [query.id], weightSeconds: query.weightSeconds, evidence: saving.evidence },
      change: { tables: [], removedTables: [], queries: [{ queryId: query.id, sql }] },
      proof: 'test',
      assumes: [],
      saving: { seconds: saving.seconds, method: saving.method },
      cost: { storageBytes: 0, freshness: null },
      rollback: 'Use the query in its earlier form.',
      precomputes: false,
    };
  }
}
