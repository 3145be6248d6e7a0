import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { conditions: ['@clause/source'] },
  ssr: { resolve: { conditions: ['@clause/source'] } },
  test: {
    include: ['**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.build/**'],
  },
});
