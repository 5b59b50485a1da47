import type * as z from 'zod';
import { defineRoute } from '../define-route.ts';
import { jsonResponse } from '../response/json-response.ts';
import type { Route } from '../route.ts';
import { schemaBody } from '../wire/schema-bodies.ts';
import { snakeKeys } from '../wire/snake-keys.ts';
import { workspaceParameters } from '../wire/workspace-bodies.ts';

export const getSchemaRoute: Route = defineRoute({
  method: 'GET',
  path: '/workspace/{workspace_id}/schema',
  operationId: 'getSchema',
  summary:
    'Tables, columns and relations that questions are answered from, without what the access policy hides.',
  access: 'owner',
  tag: 'workspaces',
  pathParameters: workspaceParameters,
  responses: [{ status: 200, description: 'The schema.', mediaType: 'application/json', body: schemaBody }],
  errors: ['WORKSPACE_NOT_FOUND', 'INGESTION_IN_PROGRESS'],
  handle: async ({ services, caller, parameters, signal }) => {
    const options = { ownerId: caller.ownerId, signal };
    const { tenantId, catalog, relations } = await services.workspace.schema(
      parameters.workspace_id,
      options,
    );
    const body: z.input<typeof schemaBody> = snakeKeys({ tenantId, ...catalog, relations });
    return jsonResponse(200, body);
  },
});
