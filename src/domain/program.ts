/**
 * A linear program with whole numbers, as plain data: minimise the sum of cost × column, every column and every row
 * between its bounds. Rows are sparse: row r has the terms from `starts[r]` up to `starts[r + 1]`.
 */
export interface Program {
  cost: readonly number[]
  lower: readonly number[]
  upper: readonly number[]
  /** whether that column must be whole */
  whole: readonly boolean[]
  rowLower: readonly number[]
  rowUpper: readonly number[]
  starts: readonly number[]
  /** column of each term */
  columns: readonly number[]
  /** its factor */
  factors: readonly number[]
}

/** When the search for a better answer ends. */
export interface Limits {
  /** wall-clock, the last resort: an answer cut off by it may differ from run to run */
  seconds: number
  /** nodes of the search tree: cut off by it the answer is the same every time */
  nodes: number
  /** an answer counts as the best when none can be better by as much; just under 1 when costs are whole */
  gap: number
  /** or by less than this part of its cost; nothing when not given */
  share?: number
  /** a value for every column that keeps all bounds; the answer is never worse */
  start?: readonly number[]
}

/**
 * What a solver makes of a program. `optimal`: proven, up to the gap or share asked for. `limit`: stopped before. `gap` is by
 * how much of its cost (0–1, or infinite) a better answer might be better. `failed`: no answer, for no fault of the program's
 * figures; whoever asked goes on without one. `duals`, of a program without whole columns: what a unit more of each column
 * adds to the best cost at least, negative where less of it would add to it.
 */
export type Solution =
  | { status: 'optimal'; columns: readonly number[]; gap: number; duals?: readonly number[] }
  | { status: 'limit'; columns: readonly number[]; gap: number; timedOut: boolean }
  | { status: 'infeasible' }
  | { status: 'failed'; why: string }

/** A solver; see src/solver. */
export type Solve = (program: Program, limits: Limits) => Promise<Solution>

/** A program being written down. */
export interface Draft {
  /** Adds a whole column and returns its number. */
  whole(cost: number, lower: number, upper: number): number
  /** Adds a column that may take fractions and returns its number. */
  part(cost: number, lower: number, upper: number): number
  /** Adds a row: lower ≤ the terms' sum ≤ upper. */
  row(lower: number, upper: number, terms: readonly Term[]): void
  done(): Program
}

export type Term = readonly [column: number, factor: number]

export function draftProgram(): Draft {
  const cost: number[] = []
  const bounds = { lower: [] as number[], upper: [] as number[] }
  const whole: boolean[] = []
  const rows = { lower: [] as number[], upper: [] as number[] }
  const starts = [0]
  const columns: number[] = []
  const factors: number[] = []
  const column = (isWhole: boolean, ...[price, lower, upper]: [number, number, number]) => {
    cost.push(price)
    bounds.lower.push(lower)
    bounds.upper.push(upper)
    return whole.push(isWhole) - 1
  }
  return {
    whole: (price, lower, upper) => column(true, price, lower, upper),
    part: (price, lower, upper) => column(false, price, lower, upper),
    row(lower, upper, terms) {
      for (const [number, factor] of terms) {
        columns.push(number)
        factors.push(factor)
      }
      rows.lower.push(lower)
      rows.upper.push(upper)
      starts.push(columns.length)
    },
    done: () => ({ cost, ...bounds, whole, rowLower: rows.lower, rowUpper: rows.upper, starts, columns, factors }),
  }
}
