import type { Verdict } from '../verdict.ts';
export async function judgeSqlite(): Promise<Verdict> {
  return { verdict: 'refused', rule: 'dialect', at: null, message: '' };
}
