#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that an old one gets a sentence and not a syntax error.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Perennial needs Node 20.19 or later, and this is ${process.versions.node}. Install one from https://nodejs.org and try again.`,
  );
  process.exit(3);
}
// The SDK announces what it will need in 2027: a note for those who maintain Perennial, not for those who run it.
const { emitWarning } = process;
process.emitWarning = (warning, ...rest) => {
  const told = [warning?.name, warning?.message ?? warning, rest[0]?.type ?? rest[0]].join(' ');
  if (!told.includes('NodeVersionSupportWarning')) emitWarning.call(process, warning, ...rest);
};
const { register } = await import('tsx/esm/api');
register();
await import('../cli/main.ts');
