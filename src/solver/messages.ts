import type { Limits, Program, Solution } from '../domain/program.ts'

/** To the thread. */
export interface Asked {
  program: Program
  limits: Limits
}

/** From the thread. */
export type Told =
  | { kind: 'solved'; solution: Solution; memoryBytes: number }
  /** the solver broke down: this thread must not be asked again */
  | { kind: 'broke'; why: string }
