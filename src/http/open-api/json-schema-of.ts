import * as z from 'zod';
import { namedSchemas } from '../wire/named.ts';
import { componentUri } from './component-uri.ts';

/** A schema as JSON Schema; a reference where it has a name. */
export function jsonSchemaOf(schema: z.ZodType): Record<string, unknown> {
  const id = namedSchemas.get(schema)?.id;
  if (id !== undefined) return { $ref: componentUri(id) };
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}
