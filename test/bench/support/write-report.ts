import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform } from 'node:os';
import { basename, dirname } from 'node:path';

/** Writes figures together with what made them: command line, versions, commit, machine. Does nothing without a file. */
export function writeReport(
  file: string | null,
  figures: Readonly<Record<string, unknown>>,
  versions: Readonly<Record<string, string>> = {},
): void {
  if (file === null) return;
  const report = {
    ...figures,
    commandLine: ['node', basename(process.argv[1] ?? ''), ...process.argv.slice(2)].join(' '),
    commit: git('rev-parse', 'HEAD'),
    uncommitted: git('status', '--porcelain', '--untracked-files=no') !== '',
    versions: { nlquery: ownVersion(), node: process.version, ...versions },
    machine: `${platform()} ${arch()}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}`,
    finishedAt: new Date().toISOString(),
  };
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  console.log(`Report: ${file}`);
}

function git(...args: readonly string[]): string {
  try {
    const cwd = import.meta.dirname;
    return execFileSync('git', [...args], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
  return String(version);
}
