// The runtime stays small and at home everywhere: no Node, under 5 kB minified and gzipped.
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import manifest from './package.json' with { type: 'json' };
import { requireRuntime, VERSION } from './version.ts';

test('all of it is under 5 kB, minified and gzipped, and needs nothing', async () => {
  const { outputFiles, metafile } = await build({
    entryPoints: [new URL('index.ts', import.meta.url).pathname],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const size = gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length;
  expect(size).toBeGreaterThan(500);
  expect(size).toBeLessThan(5000);
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  expect(imports.filter((one) => one.external)).toEqual([]);
});

test('generated code is refused by a runtime that it was not written for', () => {
  expect(VERSION).toBe(manifest.version);
  expect(() => requireRuntime(VERSION)).not.toThrow();
  expect(() => requireRuntime('0.2.0')).toThrow(/built for @clause\/runtime 0\.2\.0/);
  expect(() => requireRuntime('0.1.1')).toThrow(/Build the policy again/);
  expect(() => requireRuntime('1.0.0')).toThrow();
});
