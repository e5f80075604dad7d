import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes longest begins first, so that no core waits for it at the end; vitest goes by size, and talks are small files. */
const LONG = /test\/(chats|cli|playground)\//

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

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
    sequence: { sequencer: LongFirst },
  },
})
