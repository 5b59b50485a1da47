import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findBinary } from './find-binary.ts';

const run = promisify(execFile);
const timeoutMs = 60_000;
const release = 'trixie';
const packages = ['postgresql-17', 'postgresql-17-pgvector', 'util-linux', 'dash', 'coreutils', 'base-files'];
/** What a server needs of all that these depend on: programs, shared libraries and time zones; no compiler, no Perl. */
const needed = /^(lib|zlib1g|tzdata|postgresql-17|dash|coreutils|util-linux|base-files)/;
const unneeded = /^(libllvm|libz3|libperl|lib.*-perl)/;

/**
 * A folder with PostgreSQL 17 and pgvector of Debian trixie unpacked in it, to be run by chroot. Kept for the next time beside other
 * temporary files. `null`, with a warning, where that cannot be had: without apt, root, or a mirror that can be reached.
 */
export async function extractPgvector(): Promise<string | null> {
  const root = join(tmpdir(), 'nlquery-services', `pgvector-${release}-1`);
  if (await exists(root)) return root;
  const tools = ['apt-get', 'dpkg-deb', 'chroot'].every((name) => findBinary([name], []) !== null);
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !tools) return null;
  mkdirSync(join(tmpdir(), 'nlquery-services'), { recursive: true });
  const scratch = mkdtempSync(join(tmpdir(), 'nlquery-services', 'unpacking-'));
  try {
    await unpack(scratch, await mirror());
    // Whoever was quicker has the same.
    if (!(await exists(root))) renameSync(join(scratch, 'root'), root);
    return root;
  } catch (error) {
    if (await exists(root)) return root;
    console.warn(`pgvector could not be unpacked: ${String(error).slice(0, 500)}`);
    return null;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Where this machine gets Debian from. */
async function mirror(): Promise<string> {
  const { stdout } = await run('apt-get', ['indextargets', '--format', '$(SITE)']);
  const sites = stdout.split('\n').filter((site) => site !== '' && !site.includes('security'));
  return sites[0] ?? 'http://deb.debian.org/debian';
}

async function unpack(scratch: string, site: string): Promise<void> {
  const root = join(scratch, 'root');
  const archives = join(scratch, 'cache', 'archives');
  for (const folder of [root, join(archives, 'partial'), join(scratch, 'state', 'lists', 'partial')])
    mkdirSync(folder, { recursive: true });
  writeFileSync(join(scratch, 'status'), '');
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(join(scratch, 'sources.list'), `deb [signed-by=${keyring}] ${site} ${release} main\n`);
  // An apt of its own, which knows of no installed package and so fetches all that the server needs.
  const settings: Readonly<Record<string, string>> = {
    'Dir::Etc::SourceList': join(scratch, 'sources.list'),
    'Dir::Etc::SourceParts': '/dev/null',
    'Dir::Etc::Preferences': '/dev/null',
    'Dir::Etc::PreferencesParts': '/dev/null',
    'Dir::State': join(scratch, 'state'),
    'Dir::State::status': join(scratch, 'status'),
    'Dir::Cache': join(scratch, 'cache'),
    'APT::Install-Recommends': 'false',
    'APT::Sandbox::User': 'root',
    'Acquire::Languages': 'none',
    'Acquire::Retries': '1',
    'Acquire::http::Timeout': '10',
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} "${value}";\n`);
  const configuration = join(scratch, 'apt.conf');
  writeFileSync(configuration, lines.join(''));
  const options = { env: { ...process.env, APT_CONFIG: configuration }, timeout: timeoutMs };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['--yes', '--download-only', 'install', ...packages], options);
  const files = readdirSync(archives).filter((file) => needed.test(file) && !unneeded.test(file));
  for (const file of files) await run('dpkg-deb', ['--extract', join(archives, file), root]);
  await run('chroot', [root, '/usr/lib/postgresql/17/bin/postgres', '--version']);
  writeFileSync(join(root, 'etc', 'passwd'), 'nobody:x:65534:65534:nobody:/:/bin/sh\n');
  await makeNullDevice(root);
}

/** initdb writes to it. */
async function makeNullDevice(root: string): Promise<void> {
  const path = join(root, 'dev', 'null');
  mkdirSync(join(root, 'dev'), { recursive: true });
  await run('mknod', ['-m', '666', path, 'c', '1', '3']).catch(() =>
    writeFileSync(path, '', { mode: 0o666 }),
  );
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
