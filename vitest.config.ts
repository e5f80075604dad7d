import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    globalSetup: 'test/litter.ts',
    include: ['test/**/*.test.ts'],
    // nothing is timed here: the limits only end what hangs, on a busy machine too
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // a busy machine takes longer than the second that vitest waits for
    expect: { poll: { timeout: 60_000 } },
    // modules are read once for all files: nothing of ours keeps state in one
    isolate: false,
    // two cores: more workers only wait for each other
    maxWorkers: 2,
  },
})
