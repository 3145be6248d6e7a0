// The end-to-end tests: one editor after another, each with its own workspace and browser profile.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.mjs'],
    globalSetup: 'test/e2e/browser.mjs',
    setupFiles: 'test/e2e/failed.mjs',
    fileParallelism: false,
    // A busy machine is slow, and no test is about time: what waits for a state gives up before this does.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // A browser may stumble where nobody looks on; what fails twice fails.
    retry: process.env.CI ? 1 : 0,
  },
});
