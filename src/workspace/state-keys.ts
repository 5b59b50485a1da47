/** Where each record lives in the state store. */
export const stateKeys = {
  tenant: (tenantId: string): string => `tenant/${tenantId}`,
  status: (tenantId: string): string => `status/${tenantId}`,
  /** That the vector store holds what the manifest says, and nothing else. */
  settled: (tenantId: string): string => `settled/${tenantId}`,
  catalogs: (tenantId: string): string => `catalog/${tenantId}/`,
  catalogParts: (tenantId: string): string => `catalog-part/${tenantId}/`,
  values: (tenantId: string): string => `values/${tenantId}/`,
  workspaces: (ownerId: string | undefined): string => `workspace/${ownerKey(ownerId)}/`,
  workspace: (ownerId: string | undefined, tenantId: string): string =>
    `workspace/${ownerKey(ownerId)}/${tenantId}`,
  owners: (tenantId: string): string => `owner/${tenantId}/`,
  owner: (tenantId: string, ownerId: string | undefined): string => `owner/${tenantId}/${ownerKey(ownerId)}`,
  /** Which revision an owner's knowledge is at; it is there only when there is or was some. */
  knowledge: (tenantId: string, ownerId: string | undefined): string =>
    `knowledge/${tenantId}/${ownerKey(ownerId)}`,
  knowledgeEntries: (tenantId: string, ownerId: string | undefined): string =>
    `knowledge/${tenantId}/${ownerKey(ownerId)}/`,
  task: (taskId: string): string => `task/${taskId}`,
  taskLease: (taskId: string): string => `task-lease/${taskId}`,
  taskEnd: (taskId: string): string => `task-end/${taskId}`,
  /** What a task has worked out so far, by name. */
  taskParts: (taskId: string): string => `task-part/${taskId}/`,
};

/** Nobody in particular is `-`; an owner is `=` and their id, encoded so that it can hold no slash. */
function ownerKey(ownerId: string | undefined): string {
  return ownerId === undefined ? '-' : `=${encodeURIComponent(ownerId)}`;
}
