import { chownSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from './find-binary.ts';

/** How to start a database server that refuses to run as root. */
export interface Unprivileged {
  /** A new folder that belongs to the server's user. */
  readonly folder: string;
  /** Writes a file into the folder, for the server's user alone to read, and gives its path. */
  readonly write: (name: string, text: string) => string;
  /** The command line that runs `command` as that user; with setpriv, it dies with the thread that spawns it. */
  readonly wrap: (command: string, args: readonly string[]) => readonly [string, readonly string[]];
}

/** For the first of `users` that this machine has; for the current user unless that is root. */
export function unprivileged(users: readonly string[]): Unprivileged {
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-'));
  const setpriv = findBinary(['setpriv'], []);
  const identity: string[] = [];
  let owner: { readonly uid: number; readonly gid: number } | null = null;
  if (process.getuid?.() === 0) {
    owner = idsOf([...users, 'nobody']);
    chownSync(folder, owner.uid, owner.gid);
    identity.push(`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups');
  }
  if (setpriv === null && identity.length > 0)
    throw new Error('Starting a server as root needs setpriv (util-linux).');
  return {
    folder,
    write: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text, { mode: 0o600 });
      if (owner) chownSync(path, owner.uid, owner.gid);
      return path;
    },
    wrap: (command, args) =>
      setpriv === null
        ? [command, args]
        : [setpriv, ['--pdeathsig', 'KILL', ...identity, '--', command, ...args]],
  };
}

function idsOf(users: readonly string[]): { readonly uid: number; readonly gid: number } {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const records = lines.map((line) => line.split(':'));
  for (const user of users) {
    const [, , uid, gid] = records.find(([name]) => name === user) ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`This machine has none of the users ${users.join(', ')}.`);
}
