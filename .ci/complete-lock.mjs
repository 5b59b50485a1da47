// Adds to package-lock.json the optional packages for other platforms that the registry did not serve while it was resolved:
// `npm ci` refuses a lock file without them, on every platform. Run it after `npm install` has changed the lock file.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const same = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const systems = {
  ...Object.fromEntries(same.map((name) => [name, name])),
  linuxmusl: 'linux',
  windows: 'win32',
};
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64'];

for (const [path, parent] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(parent.optionalDependencies ?? {})) {
    if (isLocked(path, name)) continue;
    const parts = name.split(/[-/]/);
    const system = parts.find((part) => part in systems);
    const processor = processors.find((candidate) => parts.includes(candidate));
    if (!system) continue;
    lock.packages[`node_modules/${name}`] = {
      version: range.replace(/^[^0-9]*/, ''),
      ...(processor ? { cpu: [processor] } : {}),
      ...(parent.dev ? { dev: true } : {}),
      ...(name.includes('musl') ? { libc: ['musl'] } : {}),
      optional: true,
      os: [systems[system]],
      ...(parent.peer ? { peer: true } : {}),
    };
    console.log(`added ${name}`);
  }
}
const [root, ...rest] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...rest.sort(([a], [b]) => (a < b ? -1 : 1))]);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);

/** Whether `name` is found from `path` upwards, as Node looks for it. */
function isLocked(path, name) {
  for (let folder = path; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true;
    if (folder === '') return false;
  }
}
