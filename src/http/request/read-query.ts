import { invalidRequest } from './invalid-request.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * A query string by its names. A bare `?<uuid>` is a task's id.
 *
 * @throws `INVALID_REQUEST` for a name that stands there twice
 */
export function readQuery(parameters: URLSearchParams): Readonly<Record<string, string>> {
  const values = new Map<string, string>();
  for (const [name, value] of parameters) {
    const isBareId = value === '' && uuid.test(name);
    const key = isBareId ? 'task_id' : name;
    if (values.has(key))
      throw invalidRequest([{ path: '', message: 'The query string holds a name twice.' }]);
    values.set(key, isBareId ? name : value);
  }
  return Object.fromEntries(values);
}
