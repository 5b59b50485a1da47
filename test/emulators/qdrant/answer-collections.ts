import { parseBody } from './parse-body.ts';
import { refuse } from './refuse.ts';
import * as schemas from './request-schemas.ts';
import type { StoredCollection } from './stored-collection.ts';

/** What `result` is for an operation on a collection itself; `undefined` when there is no such operation. */
export function answerCollections(
  collections: Map<string, StoredCollection>,
  { name, operation, body }: { readonly name: string; readonly operation: string; readonly body: unknown },
): unknown {
  const collection = collections.get(name);
  switch (operation) {
    case 'GET exists':
      return { exists: collection !== undefined };
    case 'PUT ': {
      if (!/^[^<>:"/\\|?*]{1,255}$/.test(name)) refuse(422, `Validation error in path: ${name}`);
      const { vectors } = parseBody(schemas.createCollection, body);
      if (collection) refuse(409, `Wrong input: Collection \`${name}\` already exists!`);
      collections.set(name, { ...vectors, points: new Map(), indexes: new Map() });
      return true;
    }
    case 'DELETE ':
      return collections.delete(name);
    case 'GET ':
      return info(existing(collections, name));
    case 'PUT index': {
      const { indexes } = existing(collections, name);
      const { field_name, field_schema } = parseBody(schemas.createIndex, body);
      indexes.set(field_name, typeof field_schema === 'object' && field_schema.is_tenant === true);
      return { operation_id: indexes.size, status: 'completed' };
    }
    default:
      return undefined;
  }
}

/** The collection, or the server's 404. */
export function existing(collections: ReadonlyMap<string, StoredCollection>, name: string): StoredCollection {
  return collections.get(name) ?? refuse(404, `Not found: Collection \`${name}\` doesn't exist!`);
}

function info({ size, distance, points, indexes }: StoredCollection): unknown {
  const payload_schema = Object.fromEntries(
    [...indexes].map(([field, isTenant]) => [
      field,
      { data_type: 'keyword', ...(isTenant ? { params: { type: 'keyword', is_tenant: true } } : {}) },
    ]),
  );
  return {
    status: 'green',
    points_count: points.size,
    config: { params: { vectors: { size, distance } } },
    payload_schema,
  };
}
