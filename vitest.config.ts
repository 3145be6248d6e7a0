import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@clause/source'] },
  ssr: { resolve: { conditions: ['@clause/source'] } },
  test: {
    setupFiles: 'test/support/seed.ts',
    globalSetup: 'compiler/targets/typescript/prelude/generate.mjs',
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.build/**'],
  },
});
