import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

type Json = { readonly [key: string]: unknown };

export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what it is, the document says and ajv has checked
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

export interface OpenApiClient {
  readonly document: Json;
  readonly operationIds: readonly string[];
  /** Does what the document says of the operation, and fails where the answer is not as the document says. */
  call(operationId: string, call?: Call): Promise<Reply>;
  /** Statuses of each operation that have been answered so far. */
  readonly seen: ReadonlyMap<string, ReadonlySet<number>>;
}

interface Operation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly security?: unknown;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** A client that knows nothing of the API but what `/openapi.json` says. Every answer is checked against it. */
export async function openApiClient(origin: string, key: string | null): Promise<OpenApiClient> {
  const document = (await (await fetch(`${origin}/openapi.json`)).json()) as Json;
  const operations = operationsOf(document);
  const validate = validatorOf(document);
  const seen = new Map<string, Set<number>>();

  async function call(
    operationId: string,
    { path, query, body, headers, signal }: Call = {},
  ): Promise<Reply> {
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`The document has no operation ${operationId}.`);
    const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(path?.[name] ?? ''),
    );
    const search = query === undefined ? '' : `?${new URLSearchParams(query)}`;
    const response = await fetch(`${origin}${filled}${search}`, {
      method: operation.method,
      headers: {
        ...(key !== null && operation.security ? { authorization: `Bearer ${key}` } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    const statuses = seen.get(operationId) ?? new Set();
    seen.set(operationId, statuses.add(response.status));
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const parsed: unknown = isJson ? JSON.parse(text) : null;
    assertDocumented(operation, response, parsed, text);
    return { status: response.status, body: parsed, text, headers: response.headers };
  }

  function assertDocumented(
    { operationId, method, path, responses }: Operation,
    response: Response,
    body: unknown,
    text: string,
  ): void {
    const { status } = response;
    const documented = responses[status];
    if (!documented)
      throw new Error(`${operationId} answers ${status}, which the document does not say: ${text}`);
    const type = response.headers.get('content-type')?.split(';')[0] ?? null;
    if (documented.content === undefined) {
      if (text !== '')
        throw new Error(`${operationId} answers ${status} with a body, which the document does not say`);
      return;
    }
    if (type === null || !(type in documented.content)) {
      throw new Error(`${operationId} answers ${status} as ${type}, which the document does not say`);
    }
    if (type !== 'application/json') return;
    validate(
      ['paths', path, method.toLowerCase(), 'responses', String(status), 'content', type, 'schema'],
      body,
    );
  }

  return { document, operationIds: [...operations.keys()], call, seen };
}

function operationsOf(document: Json): ReadonlyMap<string, Operation> {
  const paths = document.paths as Readonly<
    Record<string, Readonly<Record<string, Omit<Operation, 'method' | 'path'>>>>
  >;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method.toUpperCase(),
    })),
  );
  return new Map(operations.map((operation) => [operation.operationId, operation]));
}

/** Checks a value against the schema at a place in the document; a field that the document does not say is an error. */
export function validatorOf(document: Json): (place: readonly string[], value: unknown) => void {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'https://api.test/openapi', ...(closed(document) as object) });
  const compiled = new Map<string, ValidateFunction>();
  return (place, value) => {
    const pointer = place
      .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
      .join('/');
    const check = compiled.get(pointer) ?? ajv.compile({ $ref: `https://api.test/openapi#/${pointer}` });
    compiled.set(pointer, check);
    if (!check(value))
      throw new Error(`${place.join(' ')}: ${ajv.errorsText(check.errors)}\n${JSON.stringify(value)}`);
  };
}

/** Documents leave room for fields to come; these tests do not. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== 'object' || value === null) return value;
  const copy = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]));
  const isObjectSchema = copy.type === 'object' && 'properties' in copy && !('additionalProperties' in copy);
  return isObjectSchema ? { ...copy, additionalProperties: false } : copy;
}
