import type { Client, FieldDef, Submittable } from 'pg';

export interface FetchLimits {
  /** Rows asked of the server. */
  readonly maxRows: number;
  /** Bytes read off the socket at most; past it the connection is destroyed. */
  readonly maxWireBytes: number;
}

export interface FetchedRows {
  readonly fields: readonly Pick<FieldDef, 'name' | 'dataTypeID'>[];
  /** Values as the server writes them. */
  readonly rows: readonly (readonly (string | null)[])[];
  /** The limit on bytes was reached before the server was done. */
  readonly cut: boolean;
}

/**
 * Runs one statement by the extended protocol, which refuses a second one in the same text, and has the server stop
 * after `maxRows` rows (the row limit of Execute). The message that ends the exchange is sent along with the others, so
 * that an error needs no answer of ours. `pg`'s own Query with `rows` fetches every page, and hangs on an error.
 *
 * Source: https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-EXT-QUERY
 */
export function fetchRows(client: Client, text: string, limits: FetchLimits): Promise<FetchedRows> {
  return new Promise((resolve, reject) => {
    const { stream } = client.connection;
    const rows: (readonly (string | null)[])[] = [];
    let fields: FetchedRows['fields'] = [];
    let received = 0;
    let failure: Error | null = null;

    function settle(error: Error | null, cut: boolean): void {
      stream.off('data', count);
      if (error) reject(error);
      else resolve({ fields, rows, cut });
    }

    function count(chunk: Uint8Array): void {
      received += chunk.length;
      if (received <= limits.maxWireBytes) return;
      settle(null, true);
      stream.destroy();
    }

    const query: Submittable & MessageHandlers = {
      submit: (connection) => {
        stream.on('data', count);
        sendStatement(connection as unknown as WireConnection, text, limits.maxRows);
      },
      handleRowDescription: (message) => {
        fields = message.fields;
      },
      handleDataRow: (message) => {
        rows.push(message.fields);
      },
      handleError: (error) => settle(error, false),
      handleReadyForQuery: () => settle(failure, false),
      handlePortalSuspended: () => {},
      handleCommandComplete: () => {},
      handleEmptyQuery: () => {
        failure = refusal('42601', 'The statement is empty.');
      },
      handleCopyInResponse: (connection) => connection.sendCopyFail('COPY is not a query.'),
      handleCopyData: () => {
        failure = refusal('0A000', 'COPY is not a query.');
      },
    };
    client.query(query);
  });
}

/** What `pg` calls on the query that is running; not in the published types. */
interface MessageHandlers {
  handleRowDescription(message: { readonly fields: FetchedRows['fields'] }): void;
  handleDataRow(message: { readonly fields: (string | null)[] }): void;
  handleError(error: Error): void;
  handleReadyForQuery(): void;
  handlePortalSuspended(): void;
  handleCommandComplete(): void;
  handleEmptyQuery(): void;
  handleCopyInResponse(connection: { sendCopyFail(reason: string): void }): void;
  handleCopyData(): void;
}

/** The published types ask for an argument that is no longer read. */
interface WireConnection {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { readonly text: string; readonly name: string }): void;
  bind(message: object): void;
  describe(message: { readonly type: 'P' }): void;
  execute(message: { readonly rows: number }): void;
  sync(): void;
}

function sendStatement(connection: WireConnection, text: string, rows: number): void {
  connection.stream.cork();
  connection.parse({ text, name: '' });
  connection.bind({});
  connection.describe({ type: 'P' });
  connection.execute({ rows });
  connection.sync();
  connection.stream.uncork();
}

function refusal(code: string, message: string): Error {
  return Object.assign(new Error(message), { code, severity: 'ERROR' });
}
