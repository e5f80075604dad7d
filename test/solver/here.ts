import loadHighs from 'highs'
import type { Solve } from '../../src/domain/program.ts'
import { run } from '../../src/solver/run.ts'

/** The solver without its thread, for tests that ask it thousands of times. */
export async function solverHere(): Promise<Solve> {
  const highs = await (loadHighs as unknown as typeof loadHighs.default)()
  return async (program, limits) => run(highs, program, limits)
}
