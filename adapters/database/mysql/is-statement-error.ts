/** Numbers with which the server ends a session or refuses to begin one. */
const sessionEnding: ReadonlySet<number> = new Set([
  1040, // too many connections
  1043, // bad handshake
  1053, // server shutdown in progress
  1077, // normal shutdown
  1079, // shutdown complete
  1129, // host is blocked
  1130, // host is not allowed
  1152, // aborted connection
  1153, // packet bigger than max_allowed_packet
  1158, // and the following: reading from and writing to the network
  1159,
  1160,
  1161,
  1184, // aborting connection
  1203, // max_user_connections
  1927, // connection was killed (MariaDB)
  4031, // disconnected because of inactivity (MySQL)
]);

export interface ServerMessage extends Error {
  readonly errno: number;
  readonly sqlState: string;
  /** The server's own words. */
  readonly sqlMessage: string;
}

/** The server refused the statement and the session goes on; not so when it ended the session or the socket broke. */
export function isStatementError(error: unknown): error is ServerMessage {
  const { errno, sqlState, sqlMessage } = (error ?? {}) as Partial<ServerMessage>;
  if (typeof errno !== 'number' || typeof sqlState !== 'string' || typeof sqlMessage !== 'string')
    return false;
  return !sessionEnding.has(errno);
}
