import type { Problem } from './load.ts'

/** For the officer who edited a flow: nothing starts before all of it is mended. */
export class FlowsBroken extends Error {
  constructor(problems: Problem[]) {
    super(
      `The flows have ${problems.length} mistakes; nothing was started.\n${problems.map((p) => `flows/${p.file}:${p.line}: ${p.message}`).join('\n')}`,
    )
    this.name = 'FlowsBroken'
  }
}
