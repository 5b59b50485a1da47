import type { Verdict } from './verdict.ts';

/** Whether a query with this verdict may be replaced. */
export function isAccepted({ kind }: Verdict): boolean {
  return kind === 'proven' || kind === 'tested' || kind === 'confirmed';
}
