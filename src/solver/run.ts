import type { Highs } from 'highs'
import type { Limits, Program, Solution } from '../domain/program.ts'

/** The same figures are to give the same answer. */
const SEED = 1
/** HiGHS's own numbers of the ways a run ends (HighsModelStatus). */
const EMPTY = 6
const OPTIMAL = 7
const INFEASIBLE = 8
const TIME_LIMIT = 13
const STOPPED = [TIME_LIMIT, 14, 16, 17]
/** HiGHS's word for a solution that keeps all bounds. */
const FEASIBLE = 2

/** Solves a program in this thread, which stands still meanwhile. Throws when the solver broke down. */
export function run(highs: Highs, program: Program, limits: Limits): Solution {
  return highs.withModel((model): Solution => {
    model.options.set({
      output_flag: false,
      random_seed: SEED,
      mip_rel_gap: limits.share ?? 0,
      mip_abs_gap: limits.gap,
      mip_max_nodes: limits.nodes,
      time_limit: limits.seconds,
    })
    const count = { numCols: program.cost.length, numRows: program.rowLower.length }
    model.passModel({
      ...count,
      colCost: program.cost,
      colLower: program.lower,
      colUpper: program.upper,
      rowLower: program.rowLower,
      rowUpper: program.rowUpper,
      matrix: {
        format: 'csr',
        ...count,
        starts: Int32Array.from(program.starts),
        indices: Int32Array.from(program.columns),
        values: program.factors,
      },
      integrality: Int32Array.from(program.whole, Number),
    })
    if (limits.start) model.setSolution({ colValue: limits.start })
    const { modelStatus } = model.run()
    if (modelStatus === INFEASIBLE) return { status: 'infeasible' }
    if (modelStatus === EMPTY) return { status: 'optimal', columns: [], gap: 0 }
    if (modelStatus !== OPTIMAL && !STOPPED.includes(modelStatus))
      return { status: 'failed', why: `the run ended with status ${modelStatus}` }
    if (model.info.get('primal_solution_status') !== FEASIBLE)
      return { status: 'failed', why: 'no answer was found in time' }
    const { colValue, colDual } = model.getSolution()
    const columns = Array.from(colValue, (value, column) => (program.whole[column] ? Math.round(value) : value))
    const isWhole = program.whole.includes(true)
    const gap = isWhole ? Number(model.info.get('mip_gap')) : 0
    if (modelStatus === OPTIMAL)
      return { status: 'optimal', columns, gap, ...(!isWhole && { duals: Array.from(colDual) }) }
    return { status: 'limit', columns, gap, timedOut: modelStatus === TIME_LIMIT }
  })
}
