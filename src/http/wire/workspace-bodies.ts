import * as z from 'zod';
import { named } from './named.ts';
import { text } from './text.ts';

/** Anything else cannot be a workspace: it is answered like one that does not exist. */
export const workspaceParameters = z.strictObject({
  workspace_id: z.string().describe('The `tenant_id` that POST /workspace gave.'),
});

export const statusText = named(
  'Status',
  z
    .string()
    .regex(/^(?:IN_PROGRESS$|DONE$|ERROR: )/)
    .describe('`IN_PROGRESS`, `DONE`, or `ERROR: ` and the reason.'),
);

export const addWorkspaceBody = named(
  'AddWorkspace',
  z.strictObject({ db_url: text(8_000).describe('E.g. `postgres://user:password@host:5432/shop`.') }),
);

export const workspaceResultBody = named(
  'WorkspaceResult',
  z.object({
    tenant_id: z.string(),
    status: z.enum(['IN_PROGRESS', 'DONE']),
    message: z
      .string()
      .nullable()
      .describe(
        '`null` when there was nothing to do; `WARN: …` when what was stored before goes on serving.',
      ),
    warnings: z
      .array(z.string())
      .describe('What about the database is not as it should be, each from `WARN:` on.'),
  }),
);

export const workspaceListBody = named(
  'WorkspaceList',
  z.object({
    workspaces: z.array(z.object({ tenant_id: z.string(), db_name: z.string(), status: statusText })),
  }),
);

export const workspaceBody = named(
  'Workspace',
  z.object({
    tenant_id: z.string(),
    db_name: z.string(),
    status: statusText,
    progress: z
      .object({ done: z.int(), total: z.int() })
      .nullable()
      .describe('Pieces embedded and to be embedded; `null` unless an ingestion is under way.'),
  }),
);
