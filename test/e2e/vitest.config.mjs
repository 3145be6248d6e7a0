// The end-to-end tests: one editor after another, each with its own workspace and browser profile.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.mjs'],
    setupFiles: 'test/e2e/failed.mjs',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    retry: 0,
  },
});
