import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ENGINE } from './version.ts';

test('the engine that decisions name is the package that was released', () => {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  expect(manifest).toMatchObject({ version: ENGINE });
});
