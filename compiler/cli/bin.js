#!/usr/bin/env node
// What `npx clause` runs. Committed, so that npm can link it before anything is built.
import { existsSync } from 'node:fs';

const built = new URL('../../dist/clause.js', import.meta.url);
if (existsSync(built)) {
  const { start } = await import(built.href);
  await start();
} else {
  console.error('clause is not built yet: run "npm run build" in its folder first.');
  process.exitCode = 2;
}
