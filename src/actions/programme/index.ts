import type { Action } from '../action.ts'
import { findBroadcasts, lookAtBroadcast, stopBroadcast } from './broadcasts/progress.ts'
import { countReceivers, sendBroadcast } from './broadcasts/write.ts'
import {
  cancelExhibition,
  countGuests,
  createExhibition,
  everyBuyer,
  findExhibitions,
  inviteMoreGuests,
  lookAtExhibition,
} from './exhibitions/arrange.ts'
import { wantTableCards } from './exhibitions/cards.ts'
import {
  findInvitations,
  guestsToCall,
  INVITATION_ANSWERS,
  listGuests,
  showInvitation,
  tickGuest,
} from './exhibitions/guests.ts'
import { listInterests, mayNoteInterest, noteInterest, whetherExhibited } from './exhibitions/interest.ts'
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

/** What the offices run beside orders: trainings, announcements, exhibitions, old lists, companies to be won, and whom they are for. */
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
  countGuests,
  everyBuyer,
  createExhibition,
  findExhibitions,
  lookAtExhibition,
  inviteMoreGuests,
  cancelExhibition,
  listGuests,
  guestsToCall,
  tickGuest,
  findInvitations,
  showInvitation,
  ...INVITATION_ANSWERS,
  whetherExhibited,
  mayNoteInterest,
  noteInterest,
  listInterests,
  wantTableCards,
  listToCall,
  findProspects,
  lookAtProspect,
  ...PROSPECT_MOVES,
  setNextStep,
  setProspectContact,
  addProspect,
]
