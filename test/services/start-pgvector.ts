import { mkdirSync, mkdtempSync } from 'node:fs';
import { chown } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { extractPgvector } from './extract-pgvector.ts';
import { freePort } from './free-port.ts';
import { postgresLetsIn } from './postgres-lets-in.ts';
import { postgresService } from './postgres-service.ts';
import { queryPostgres } from './query-postgres.ts';
import { spawnServer } from './spawn-server.ts';
import { startPostgres } from './start-postgres.ts';
import type { TestService } from './test-service.ts';
import type { Unprivileged } from './unprivileged.ts';

/** `nobody` of every Debian. */
const serverUser = 65_534;

/**
 * PostgreSQL with the extension `vector` at hand and many connections: TEST_PGVECTOR_URL, else the server that {@link startPostgres}
 * finds if it has the extension, else Debian's packages unpacked beside the system's and run there by chroot; `null` when none of
 * this can be had. The first time, unpacking takes some ten seconds and the network.
 */
export async function startPgvector(): Promise<TestService | null> {
  const given = process.env.TEST_PGVECTOR_URL;
  if (given) {
    if ((await postgresLetsIn(given, 5_000)) && (await hasVector(given))) return postgresService(given, null);
    throw new Error('TEST_PGVECTOR_URL is set, but the server does not let us in or lacks the extension.');
  }
  const found = await startPostgres();
  if (found && (await hasVector(found.url))) return found;
  await found?.close();
  const root = await extractPgvector();
  return root === null ? null : spawnUnpacked(root);
}

async function hasVector(url: string): Promise<boolean> {
  const text = "SELECT 1 FROM pg_available_extensions WHERE name = 'vector'";
  return (await queryPostgres(url, text, 5_000)).length > 0;
}

async function spawnUnpacked(root: string): Promise<TestService> {
  mkdirSync(join(root, 'tmp'), { recursive: true });
  const folder = mkdtempSync(join(root, 'tmp', 'pgvector-'));
  await chown(folder, serverUser, serverUser);
  const identity = [`--reuid=${serverUser}`, `--regid=${serverUser}`, '--clear-groups'];
  const user: Pick<Unprivileged, 'folder' | 'wrap'> = {
    folder,
    // setpriv after chroot: a change of user would undo its order to die with the parent.
    wrap: (command, args) => [
      'chroot',
      [root, '/usr/bin/setpriv', '--pdeathsig', 'KILL', ...identity, '--', command, ...args],
    ],
  };
  const inside = `/${relative(root, folder)}`;
  const data = `${inside}/data`;
  const binaries = '/usr/lib/postgresql/17/bin';
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  const initdbOptions = ['-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
  const stop = await spawnServer({
    user,
    prepare: [`${binaries}/initdb`, ['-D', data, ...initdbOptions]],
    command: `${binaries}/postgres`,
    args: [
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', inside, '-F'],
      // There is no /dev/shm inside, and no just-in-time compiler was unpacked.
      ...['-c', 'dynamic_shared_memory_type=mmap', '-c', 'jit=off'],
    ],
    isReady: () => postgresLetsIn(url, 500),
  });
  return postgresService(url, stop);
}
