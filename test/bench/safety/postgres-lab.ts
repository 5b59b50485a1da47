import pg from 'pg';
import { postgresDatabase } from '../../../adapters/database/postgres/index.ts';
import { startPostgres } from '../../services/start-postgres.ts';
import { filesIn } from './files-in.ts';
import type { LabEngine } from './lab-engine.ts';

/** A Postgres of its own; `null` when there are no binaries. Extensions that are missing are left out. */
export async function postgresLab(schema: string, canaryFolder: string): Promise<LabEngine | null> {
  const service = await startPostgres({ spawn: true });
  if (service === null) return null;
  const lab = new URL(service.url);
  lab.pathname = '/lab_tpl';
  const [server = '', inLab = ''] = schema.split(/^\\c .*$/m);
  await runLines(service.url, server);
  await runLines(lab.href, inLab);
  const admin = new pg.Client({ connectionString: lab.href });
  await admin.connect();
  const owner = new URL(lab);
  owner.username = 'app_owner';
  const connection = await postgresDatabase().connect(owner.href);
  return {
    dialects: ['postgres'],
    schema: 'public',
    connection,
    fingerprint: async () => `${await stateOf(admin)}\n${filesIn(canaryFolder)}`,
    close: async () => {
      await connection.close();
      await admin.end();
      await service.close();
    },
  };
}

/** Each line by itself, an extension each by itself: one that is missing takes no other with it. */
async function runLines(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const line of text.split('\n')) {
    const parts = line.startsWith('CREATE EXTENSION') ? line.split(';') : [line];
    for (const part of parts) {
      if (part.trim() !== '') await client.query(part).catch(() => undefined);
    }
  }
  await client.end();
}

async function stateOf(admin: pg.Client): Promise<string> {
  const { rows: tables } = await admin.query<{ name: string }>(
    `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'm') AND n.nspname IN ('public', 'tenant_b', 'private') ORDER BY 1`,
  );
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name.replaceAll("'", "''")}' AS what, coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS is FROM ${name} t`,
  );
  const { rows } = await admin.query(`${digests.join(' UNION ALL ')}
    UNION ALL SELECT 'objects', concat_ws(' ', (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_proc),
      (SELECT count(*) FROM pg_type), (SELECT count(*) FROM pg_largeobject_metadata), (SELECT md5(string_agg(loid::text || data::text, '' ORDER BY loid, pageno)) FROM pg_largeobject))
    UNION ALL SELECT 'sequences', (SELECT string_agg(concat_ws(' ', sequencename, last_value), ',' ORDER BY sequencename) FROM pg_sequences)
    UNION ALL SELECT 'roles', (SELECT md5(string_agg(a::text, ',' ORDER BY a.rolname)) FROM pg_authid a)
    UNION ALL SELECT 'settings', (SELECT md5(coalesce(string_agg(s::text, ','), '')) FROM pg_db_role_setting s)
    UNION ALL SELECT 'file settings', (SELECT count(*)::text FROM pg_file_settings)
    UNION ALL SELECT 'locks', (SELECT count(*)::text FROM pg_locks WHERE locktype = 'advisory')
    UNION ALL SELECT 'slots', (SELECT count(*)::text FROM pg_replication_slots)
    UNION ALL SELECT 'prepared', (SELECT count(*)::text FROM pg_prepared_xacts)
    UNION ALL SELECT 'running', (SELECT count(*)::text FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND state <> 'idle' AND pid <> pg_backend_pid())`);
  return JSON.stringify(rows);
}
