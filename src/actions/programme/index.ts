import type { Action } from '../action.ts'
import { findBroadcasts, lookAtBroadcast, stopBroadcast } from './broadcasts/progress.ts'
import { countReceivers, sendBroadcast } from './broadcasts/write.ts'
import { beginImport, confirmImport, dropImport, wantTemplate } from './imports/import.ts'
import {
  addProspect,
  findProspects,
  listToCall,
  lookAtProspect,
  PROSPECT_MOVES,
  setNextStep,
  setProspectContact,
} from './prospects/chase.ts'
import { countMakers, wholeRegion } from './segment.ts'
import { listAttendance, tickAbsent, tickRest } from './trainings/attendance.ts'
import { findTrainings, joinTraining, leaveTraining, showTraining } from './trainings/join.ts'
import {
  cancelTraining,
  createTraining,
  findOfficeTrainings,
  inviteMore,
  lookAtTraining,
  moveTraining,
  setTrainingPlaces,
} from './trainings/office.ts'

/** What the offices run beside orders: trainings, announcements, old lists, companies to be won, and whom they are for. */
export const PROGRAMME: readonly Action[] = [
  countMakers,
  wholeRegion,
  createTraining,
  findOfficeTrainings,
  lookAtTraining,
  moveTraining,
  setTrainingPlaces,
  inviteMore,
  cancelTraining,
  listAttendance,
  tickAbsent,
  tickRest,
  findTrainings,
  showTraining,
  joinTraining,
  leaveTraining,
  countReceivers,
  sendBroadcast,
  findBroadcasts,
  lookAtBroadcast,
  stopBroadcast,
  wantTemplate,
  beginImport,
  confirmImport,
  dropImport,
  listToCall,
  findProspects,
  lookAtProspect,
  ...PROSPECT_MOVES,
  setNextStep,
  setProspectContact,
  addProspect,
]
