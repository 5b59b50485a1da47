import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { LoadedWorkspace } from '../query/load-workspace.ts';
import type { JudgeContext } from '../safety/judge-context.ts';
import { changeKnowledge } from './change-knowledge.ts';
import { checkExample } from './check-example.ts';
import { checkedAgainst } from './checked-against.ts';
import type { ExampleCheck } from './knowledge-record.ts';
import type { KnowledgeOwner, StoredKnowledge } from './read-knowledge.ts';

/** Examples looked at again for one question at most. */
const maxChecks = 6;

/**
 * `ranked` without the examples that do not work. Those last checked against another schema, quarantined or not, are checked again, the
 * best ones first, and what was found is stored. While the database cannot be asked, an example stays as it was.
 */
export async function recheckExamples(
  dependencies: Pick<Dependencies, 'stateStore' | 'createId' | 'connections' | 'settings' | 'logger'>,
  subject: {
    readonly owner: KnowledgeOwner;
    readonly workspace: LoadedWorkspace;
    readonly judging: JudgeContext;
    readonly ranked: readonly StoredKnowledge[];
  },
  options: CallOptions,
): Promise<readonly StoredKnowledge[]> {
  const { owner, workspace, judging, ranked } = subject;
  const against = checkedAgainst(workspace.manifest, dependencies.settings);
  const stale = ranked
    .filter(({ record }) => record.check !== null && record.check.against !== against)
    .slice(0, maxChecks);
  const outcomes = new Map<string, Outcome>();
  await Promise.all(
    stale.map(async ({ id, record }) => {
      if (record.entry.kind !== 'example') return;
      outcomes.set(id, await check(record.entry.sql));
    }),
  );
  const decided = [...outcomes].flatMap(([id, outcome]) =>
    outcome === 'undecided' || outcome === 'unreachable' ? [] : [[id, { check: outcome }] as const],
  );
  if (decided.length > 0) await changeKnowledge(dependencies, owner, new Map(decided), options);
  for (const [id, { check: found }] of decided) {
    if (found.reason !== null) {
      dependencies.logger.warn({ tenantId: owner.tenantId, id }, 'an example was quarantined');
    }
  }
  return ranked.filter(({ id, record }) => {
    if (record.check === null) return true;
    const outcome = outcomes.get(id);
    if (outcome === undefined) return record.check.against === against && record.check.reason === null;
    if (outcome === 'undecided') return false;
    return outcome === 'unreachable' ? record.check.reason === null : outcome.reason === null;
  });

  async function check(sql: string): Promise<Outcome> {
    try {
      await checkExample(dependencies, { workspace, judging, sql }, options);
      return { against, reason: null };
    } catch (error) {
      if (isNlQueryError(error, 'DATABASE_UNREACHABLE')) return 'unreachable';
      if (isNlQueryError(error, 'SQL_FAULT') && error.details.fault.kind === 'timeout') return 'undecided';
      if (isNlQueryError(error, 'SQL_FAULT') || isNlQueryError(error, 'SQL_REJECTED')) {
        return { against, reason: error.message };
      }
      throw error;
    }
  }
}

/** `unreachable`: the guard passed it. `undecided`: the dry run took too long. */
type Outcome = ExampleCheck | 'unreachable' | 'undecided';
