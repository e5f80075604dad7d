import { defineConfig } from 'vitest/config'

/** The slow proofs: `npm run prove`. */
export default defineConfig({
  test: {
    globalSetup: 'test/litter.ts',
    include: ['test/**/*.prove.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 120_000,
    maxWorkers: 1,
    fileParallelism: false,
  },
})
