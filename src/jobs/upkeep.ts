import { checkpoint, vacuum } from '../db/upkeep.ts'
import type { Upkeep } from './job.ts'

export const checkpointDb: Upkeep = { name: 'checkpoint', keepUp: checkpoint }
export const vacuumDb: Upkeep = { name: 'vacuum', keepUp: vacuum }
