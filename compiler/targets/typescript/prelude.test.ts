import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { generate } from './prelude/generate.mjs';

test('the texts of the support code are those of prelude/ (else run prelude/generate.mjs)', () => {
  const written = readFileSync(new URL('prelude.generated.ts', import.meta.url), 'utf8');
  expect(generate() === written).toBe(true);
});
