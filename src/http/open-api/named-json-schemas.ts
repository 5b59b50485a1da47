import * as z from 'zod';
import { namedSchemas } from '../wire/named.ts';
import { componentUri } from './component-uri.ts';

/** The schemas that have a name, as JSON Schema (the dialect of OpenAPI 3.1) that refer to each other. */
export function namedJsonSchemas(): Record<string, unknown> {
  const { schemas } = z.toJSONSchema(namedSchemas, { uri: componentUri, io: 'input' });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}
