import type * as z from 'zod';
import type { WorkspaceResult } from '../../workspace/workspace-service.ts';
import { snakeKeys } from './snake-keys.ts';
import type { workspaceResultBody } from './workspace-bodies.ts';

/** What taking a database in led to, as the wire shows it. */
export function workspaceResultOf(result: WorkspaceResult): z.input<typeof workspaceResultBody> {
  return snakeKeys(result);
}
