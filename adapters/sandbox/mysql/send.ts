import type { Connection, FieldPacket } from 'mysql2';

export interface Answer {
  /** None for a statement that gives none. */
  readonly rows: readonly (readonly unknown[])[];
  readonly fields: readonly FieldPacket[];
}

/** Sends one statement and waits for its end. */
export function send(client: Connection, sql: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    client.query(sql, (error, rows, fields) => {
      if (error) reject(error);
      else resolve({ rows: Array.isArray(rows) ? (rows as unknown[][]) : [], fields: fields ?? [] });
    });
  });
}
