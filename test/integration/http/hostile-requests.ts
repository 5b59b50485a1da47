import fc from 'fast-check';

export interface HostileRequest {
  readonly kind: string;
  readonly bytes: Uint8Array;
  readonly chunkBytes?: number;
  /** Nothing more will come: without that the server would wait for the rest of it. */
  readonly isCutOff: boolean;
}

const workspace = `tenant_${'0'.repeat(64)}`;
const posts = ['/workspace', '/query', '/query/run', `/workspace/${workspace}/knowledge`, '/new'];
const postPath = fc.constantFrom(...posts);
/** Paths that have no good answer to a GET, whatever else is sent. */
const getPath = fc.constantFrom(
  `/workspace/${workspace}`,
  `/status/${workspace}`,
  '/getresult?task_id=x',
  '/status?x',
  '/report',
  '/query',
);

/** Any bytes, without a line's end. */
const lineBytes = fc
  .uint8Array({ maxLength: 40 })
  .map((bytes) => bytes.map((byte) => (byte === 10 || byte === 13 ? 32 : byte)));

function request(head: readonly (string | Uint8Array)[], body: Uint8Array | string = ''): Uint8Array {
  const lines = head.flatMap((line) => [
    Buffer.from(typeof line === 'string' ? Buffer.from(line, 'latin1') : line),
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...lines, Buffer.from('\r\n'), Buffer.from(body)]);
}

/** 10,000 ways to be wrong: every one has an answer from 400 to 499. */
export function hostileRequests(key: string): fc.Arbitrary<HostileRequest> {
  const base = ['Host: localhost', `Authorization: Bearer ${key}`];
  const json = [...base, 'Content-Type: application/json'];

  function post(
    path: string,
    body: Uint8Array | string,
    headers: readonly (string | Uint8Array)[] = json,
  ): Uint8Array {
    return request([`POST ${path} HTTP/1.1`, ...headers, `Content-Length: ${Buffer.byteLength(body)}`], body);
  }

  const badJson = fc
    .tuple(
      postPath,
      fc.oneof(
        fc.uint8Array({ maxLength: 200 }),
        fc.json().map((text) => Buffer.from(text.slice(0, -1))),
        fc.json().map((text) => Buffer.from(`${text},`)),
        fc.integer({ min: 1, max: 100_000 }).map((depth) => Buffer.from('['.repeat(depth))),
        fc.integer({ min: 1, max: 50_000 }).map((depth) => Buffer.from('{"a":'.repeat(depth))),
        fc
          .constantFrom('', '\0', '{"a":1}}', "{'a':1}", '{"a":NaN}', '\ufeff{}', '{"prompt":"\ud800"}')
          .map((text) => Buffer.from(text)),
      ),
    )
    .map(([path, body]) => post(path, body));

  const wrongTypes = fc
    .tuple(
      postPath,
      fc.oneof(
        fc.jsonValue(),
        fc.record({ workspace_id: fc.jsonValue(), prompt: fc.jsonValue() }),
        fc.record({
          workspace_id: fc.string(),
          prompt: fc.string({ unit: 'binary' }),
          return_sql_only: fc.jsonValue(),
        }),
        fc.record({ workspace_id: fc.constant(workspace), sql: fc.string({ unit: 'binary' }) }),
        fc.record({ db_url: fc.jsonValue() }),
        fc.record({
          db_url: fc.webUrl({
            validSchemes: ['postgres', 'mysql', 'sqlite', 'duckdb', 'trino', 'file', 'http'],
          }),
        }),
        fc.record({ db_url: fc.string({ unit: 'binary' }).map((text) => `sqlite:${text}`) }),
        fc.record({
          entry: fc.record({ kind: fc.constantFrom('term', 'note', 'example', 'x'), term: fc.jsonValue() }),
        }),
        fc.record({ url: fc.jsonValue(), ddl: fc.jsonValue(), queries: fc.jsonValue() }),
        fc
          .constantFrom<unknown>({ __proto__: null }, { constructor: 1 })
          .map(() => JSON.parse('{"__proto__":{"prompt":"x"}}')),
      ),
    )
    .map(([path, value]) => post(path, JSON.stringify(value) ?? 'null'));

  const huge = fc
    .tuple(postPath, fc.integer({ min: 2_000_001, max: 4_000_000 }), fc.boolean(), fc.boolean())
    .map(([path, length, isChunked, isJson]) => {
      const body = isJson
        ? Buffer.from(JSON.stringify({ prompt: 'x'.repeat(length) }))
        : Buffer.alloc(length, 0xff);
      if (!isChunked) return post(path, body);
      const chunked = Buffer.concat([
        Buffer.from(`${body.length.toString(16)}\r\n`),
        body,
        Buffer.from('\r\n0\r\n\r\n'),
      ]);
      return request([`POST ${path} HTTP/1.1`, ...json, 'Transfer-Encoding: chunked'], chunked);
    });

  const encodings = fc
    .tuple(
      postPath,
      fc.constantFrom(
        'gzip',
        'br',
        'deflate',
        'x',
        'identity, gzip',
        'utf-16',
        'latin1',
        'text',
        'none',
        'many',
      ),
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
    )
    .map(([path, form, noise]) => {
      const types: Readonly<Record<string, string>> = {
        'utf-16': 'application/json; charset=utf-16',
        latin1: 'application/json; charset=latin1',
        text: 'text/plain',
        none: '',
        many: 'application/json, text/plain',
      };
      const type = types[form];
      const isType = type !== undefined;
      const headers = isType
        ? [...base, ...(type === '' ? [] : [`Content-Type: ${type}`])]
        : [...json, `Content-Encoding: ${form}`];
      return post(path, Buffer.concat([Buffer.from('{"prompt":"'), noise, Buffer.from('"}')]), headers);
    });

  const headerTricks = fc
    .tuple(
      getPath,
      fc.oneof(
        fc.string({ maxLength: 200 }).map((text) => `Authorization: ${text.replace(/[^\x20-\x7e]/g, '')}`),
        fc.constantFrom(
          'X-HTTP-Method-Override: DELETE',
          'X-Original-URL: /workspace',
          'X-Rewrite-URL: /workspace',
          'X-Forwarded-For: 127.0.0.1',
          'Forwarded: for=127.0.0.1;host=evil',
          'X-Forwarded-Prefix: /../',
          'Content-Length: 99999999999999999999',
          'Content-Length: -1',
          'Content-Length: 1, 2',
          'Transfer-Encoding: chunked, identity',
          'Transfer-Encoding: xchunked',
          'Expect: 200-maybe',
          'Upgrade: websocket\r\nConnection: Upgrade',
          'Accept: text/event-stream',
          'Range: bytes=0-1',
          'Cookie: a=b; '.repeat(50),
          'Host: evil.example.com',
          'Host: \x7f',
          'X-Request-Id: \r\n injected: 1',
          `X-Long: ${'a'.repeat(40_000)}`,
          'Transfer-Encoding: chunked\r\nContent-Length: 5',
          'Content-Length: 5\r\nContent-Length: 6',
        ),
        lineBytes.map((bytes) => Buffer.concat([Buffer.from('X-Bytes: '), bytes])),
        lineBytes.map((bytes) => Buffer.concat([bytes, Buffer.from(': x')])),
      ),
    )
    .map(([path, header]) => request([`GET ${path} HTTP/1.1`, ...base, header]));

  const pathTricks = fc
    .tuple(
      fc.constantFrom(
        'GET',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
        'TRACE',
        'PROPFIND',
        'QUERY',
        'CONNECT',
        'get',
        'FOO',
      ),
      fc.oneof(
        fc.constantFrom(
          '/../../etc/passwd',
          '/workspace/..%2f..%2fetc%2fpasswd',
          '/%2e%2e/%2e%2e/x',
          '//evil.example.com/x',
          '/workspace/%00',
          '/workspace/%ff%fe',
          '/workspace/%E0%A4%A',
          '/workspace;/x',
          '/\\..\\..\\x',
          '/status/..;/x',
          'http://evil.example.com/x',
          'https://a:b@evil/x',
          'ftp://x/y',
          '*',
          'x',
          'evil:443',
          '/query?x=%',
          '/query#x',
          `/workspace/${'a'.repeat(8_000)}`,
          `/${'a/'.repeat(2_000)}`,
          '/__proto__',
          '/constructor',
          '/workspace/__proto__/schema',
          '/status?task_id=a&task_id=b',
          '/status?__proto__=x',
        ),
        fc.webPath().map((path) => `/x${path}`),
        fc
          .string({ unit: 'binary', maxLength: 30 })
          .map((text) => `/x${encodeURIComponent(text.toWellFormed())}`),
        lineBytes.map((bytes) => `/x${Buffer.from(bytes).toString('latin1')}`),
      ),
    )
    .map(([method, path]) => request([`${method} ${path} HTTP/1.1`, ...base]));

  const brokenHttp = fc
    .oneof(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc
        .constantFrom(
          'GET /x\r\n\r\n',
          'GET /x HTTP/9.9\r\n\r\n',
          'GET /x HTTP/1.1\r\n\r\n',
          'GET  /x  HTTP/1.1\r\nHost: a\r\n\r\n',
          'GET /x HTTP/1.1\nHost: a\n\n',
          'GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
          'GET /x HTTP/1.1\r\nHost : a\r\n\r\n',
          'GET /x HTTP/1.1\r\n Host: a\r\n\r\n',
          'GET /x HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n',
          'GET /x HTTP/1.1\r\nHost: a\r\nX: \0\r\n\r\n',
          'POST /query HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
          'POST /query HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n',
          `POST /query HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;${'x'.repeat(20_000)}`,
          'POST /query HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n',
          'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
          '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
          'GET',
          'GET /x HTTP/1.1\r\nHost: a',
        )
        .map((text) => Buffer.from(text, 'latin1')),
      fc
        .tuple(lineBytes, lineBytes)
        .map(([a, b]) =>
          Buffer.concat([
            Buffer.from('GET /x HTTP/1.1\r\nHost: a\r\n'),
            a,
            Buffer.from(':'),
            b,
            Buffer.from('\r\n\r\n'),
          ]),
        ),
    )
    .map((bytes) => Buffer.from(bytes));

  const kinds = { badJson, wrongTypes, encodings, headerTricks, pathTricks, brokenHttp } as const;
  const named = Object.entries(kinds).map(([kind, arbitrary]) => ({
    weight: 20,
    arbitrary: fc.tuple(arbitrary, fc.constantFrom(undefined, 1, 7, 100)).map(([bytes, chunkBytes]) => ({
      kind,
      bytes,
      isCutOff: kind === 'brokenHttp',
      ...(chunkBytes !== undefined && bytes.length < 400 ? { chunkBytes } : {}),
    })),
  }));
  return fc.oneof(
    { weight: 1, arbitrary: huge.map((bytes) => ({ kind: 'huge', bytes, isCutOff: false })) },
    ...named,
  );
}
