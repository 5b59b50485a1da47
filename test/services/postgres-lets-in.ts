import { queryPostgres } from './query-postgres.ts';

/** The server lets us in, and lets us create databases. */
export async function postgresLetsIn(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const [row] = await queryPostgres(
      url,
      'SELECT rolcreatedb FROM pg_roles WHERE rolname = current_user',
      timeoutMs,
    );
    return row?.rolcreatedb === true;
  } catch {
    return false;
  }
}
