import type { Dependencies } from '../dependencies.ts';
import { isNlQueryError } from '../errors/is-nl-query-error.ts';
import type { CallOptions } from '../ports/call-options.ts';
import type { Json } from '../ports/json.ts';
import { judgeContextOf } from '../query/judge-context-of.ts';
import { loadWorkspace } from '../query/load-workspace.ts';
import { trimStatement } from '../query/trim-statement.ts';
import { throwIfAborted } from '../shared/throw-if-aborted.ts';
import { requireWorkspace } from '../workspace/require-workspace.ts';
import { stateKeys } from '../workspace/state-keys.ts';
import { assertFits } from './assert-fits.ts';
import { checkExample } from './check-example.ts';
import { checkedAgainst } from './checked-against.ts';
import { embedEntries } from './embed-entries.ts';
import { invalidKnowledge } from './invalid-knowledge.ts';
import { knowledgeId } from './knowledge-id.ts';
import type { KnowledgeRecord } from './knowledge-record.ts';
import type { AddKnowledgeRequest, KnowledgeEntry } from './knowledge-service.ts';
import { knowledgeRequests, parseKnowledge } from './parse-knowledge.ts';
import { type KnowledgeOwner, readKnowledge } from './read-knowledge.ts';
import { removeOwnerKnowledge } from './remove-owner-knowledge.ts';
import { resolveNote } from './resolve-note.ts';

/** Entries of one owner's workspace at most: all of them are compared with every question. */
const maxEntries = 1_000;

export async function addKnowledge(
  dependencies: Dependencies,
  request: AddKnowledgeRequest,
  options: CallOptions = {},
): Promise<{ readonly id: string }> {
  const { workspaceId: tenantId, ownerId, ...parsed } = parseKnowledge(knowledgeRequests.add, request);
  throwIfAborted(options.signal);
  const owner = { tenantId, ownerId };
  await requireWorkspace(dependencies, tenantId, { ...options, ownerId });
  const { entry, subject, check } = await settle(dependencies, { ...parsed, owner }, options);
  await assertFits(entry);
  const id = knowledgeId(entry);
  const stored = await readKnowledge(dependencies, owner, options);
  const known = stored.find((one) => one.id === id)?.record;
  if (!known && stored.length >= maxEntries) {
    const message = `A workspace holds at most ${maxEntries} entries. Remove one first.`;
    throw invalidKnowledge([{ path: '', message }]);
  }
  const isCurrent = known?.vector.embedderId === dependencies.embedder.id;
  if (known && isCurrent && sameCheck(known.check, check)) return { id };
  const vector = isCurrent ? known.vector : (await embedEntries(dependencies.embedder, [entry], options))[0];
  if (!vector) throw new RangeError('The embedder gave no vector.');
  const addedAt = known?.addedAt ?? new Date(dependencies.now()).toISOString();
  await write(dependencies, { owner, id, record: { entry, addedAt, vector, subject, check } }, options);
  return { id };
}

type Settled = Pick<KnowledgeRecord, 'entry' | 'subject' | 'check'>;

/** The entry as it will be stored, once it is known to be true of the database. */
async function settle(
  dependencies: Dependencies,
  request: Pick<AddKnowledgeRequest, 'entry' | 'principal'> & { readonly owner: KnowledgeOwner },
  options: CallOptions,
): Promise<Settled> {
  const { entry, principal, owner } = request;
  if (entry.kind === 'term') return { entry, subject: null, check: null };
  const workspace = await loadWorkspace(
    dependencies,
    { workspaceId: owner.tenantId, ownerId: owner.ownerId },
    options,
  );
  if (entry.kind === 'note') return { ...resolveNote(entry, workspace.catalog), check: null };
  const judging = judgeContextOf(dependencies, workspace, principal);
  const sql = trimStatement(entry.sql);
  await checkExample(dependencies, { workspace, judging, sql }, options);
  const against = checkedAgainst(workspace.manifest, dependencies.settings);
  const example: KnowledgeEntry = { ...entry, sql };
  return { entry: example, subject: null, check: { against, reason: null } };
}

function sameCheck(a: KnowledgeRecord['check'], b: KnowledgeRecord['check']): boolean {
  return a?.against === b?.against && a?.reason === b?.reason;
}

/** Whoever removes the workspace at the same moment takes the entry with it. */
async function write(
  dependencies: Pick<Dependencies, 'stateStore' | 'createId'>,
  subject: { readonly owner: KnowledgeOwner; readonly id: string; readonly record: KnowledgeRecord },
  options: CallOptions,
): Promise<void> {
  const { stateStore, createId } = dependencies;
  const { owner, id, record } = subject;
  const { tenantId, ownerId } = owner;
  const key = `${stateKeys.knowledgeEntries(tenantId, ownerId)}${id}`;
  await stateStore.set(key, record as unknown as Json, options);
  await stateStore.set(stateKeys.knowledge(tenantId, ownerId), createId(), options);
  try {
    await requireWorkspace(dependencies, tenantId, { ...options, ownerId });
  } catch (error) {
    if (isNlQueryError(error, 'WORKSPACE_NOT_FOUND'))
      await removeOwnerKnowledge(dependencies, owner, options);
    throw error;
  }
}
