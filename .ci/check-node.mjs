// Says what to do when a script runs on a Node that is too old: `npm ci` puts a newer one first on the path of npm
// scripts, unless it was told to ignore install scripts.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`nlquery's scripts need Node 22.18 or newer and found ${process.version}.`);
  console.error(
    'Run "npm ci" without --ignore-scripts: it installs Node 24 for the scripts of this package.',
  );
  process.exit(1);
}
