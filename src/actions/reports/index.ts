import type { Action } from '../action.ts'
import { countQueues } from './count-queues.ts'
import { fallingDistricts } from './falling-districts.ts'
import { mySales } from './my-sales.ts'
import { sumMonth } from './sum-month.ts'

export const REPORTS: readonly Action[] = [countQueues, sumMonth, fallingDistricts, mySales]
