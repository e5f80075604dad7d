import type { Action } from '../action.ts'
import { countQueues } from './count-queues.ts'
import { lookAtFallPercent, setFallPercent } from './fall-percent.ts'
import { fallingDistricts } from './falling-districts.ts'
import { lookAtFinalDay, setFinalDay } from './final-day.ts'
import { howManyMakers } from './how-many-makers.ts'
import { idleMakers } from './idle-makers.ts'
import { largestMakers } from './largest-makers.ts'
import { mySales } from './my-sales.ts'
import { openOffers } from './open-offers.ts'
import { permitsEnding } from './permits-ending.ts'
import { silentBuyers } from './silent-buyers.ts'
import { askSummaryFiles, sumMonth } from './sum-month.ts'
import { lookAtNextTargets, lookAtTargets, setCompaniesTarget, setTurnoverTarget } from './targets.ts'

export const REPORTS: readonly Action[] = [
  lookAtFallPercent,
  setFallPercent,
  countQueues,
  sumMonth,
  askSummaryFiles,
  fallingDistricts,
  largestMakers,
  idleMakers,
  silentBuyers,
  howManyMakers,
  openOffers,
  permitsEnding,
  mySales,
  lookAtFinalDay,
  setFinalDay,
  lookAtTargets,
  lookAtNextTargets,
  setTurnoverTarget,
  setCompaniesTarget,
]
