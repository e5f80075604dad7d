import type { Term } from '../program.ts'
import type { Choice, Good } from './goods.ts'

/** A choice with its column in the program: 1 when it is taken. */
export interface Take {
  choice: Choice
  column: number
  /** makers it can have at most; 0 when nobody counts them */
  makers: number
}

/** A good that may become a line of the parcel. */
export interface Line {
  good: Good
  takes: Take[]
}

/** How many of them are taken. */
export const each = (takes: readonly Take[]): Term[] => takes.map(({ column }) => [column, 1])
