import type { Action } from '../action.ts'
import { listStocked } from './delivering/list-orders.ts'
import { lookAtStock, whichDelivery } from './delivering/look-at-stock.ts'
import { listLeaving, lookAtLeaving, setCar } from './delivering/plan-delivery.ts'
import { recordPacked, recordPacking } from './delivering/record-packing.ts'
import { sendDelivery, sendIncomplete } from './delivering/send-delivery.ts'
import { closeShare } from './handing/close-share.ts'
import { listBringers } from './handing/list-makers.ts'
import { listShares } from './handing/list-shares.ts'
import { asksForBatch, lookAtShare } from './handing/look-at-share.ts'
import { recordHandover } from './handing/record-handover.ts'
import { listRests, lookAtRest } from './handing/rests.ts'
import { confirmArrival } from './receiving/confirm-receipt.ts'
import { listArriving } from './receiving/list-arriving.ts'
import { lookAtDelivery } from './receiving/look-at-delivery.ts'
import { noteDamage } from './receiving/note-damage.ts'
import { callOffOrder, listToCallOff, lookAtCallOff } from './risk/call-off.ts'
import { listRisks } from './risk/list-risks.ts'
import { lookAtRisk } from './risk/look-at-risk.ts'
import { reassignShare } from './risk/reassign-share.ts'
import { reduceOrder } from './risk/reduce-order.ts'
import { reofferOrder } from './risk/reoffer.ts'
import { listSuspects, lookAtSuspect, releaseSuspect, warnHolders, withdrawSuspect } from './safety/decide.ts'
import { listItems, listReceived, reportSerious } from './safety/report.ts'

/** From the packing point to the buyer, and what threatens an order on its way. */
export const FULFILMENT: readonly Action[] = [
  listBringers,
  listShares,
  lookAtShare,
  asksForBatch,
  recordHandover,
  closeShare,
  listRests,
  lookAtRest,
  listStocked,
  listLeaving,
  lookAtLeaving,
  setCar,
  whichDelivery,
  lookAtStock,
  recordPacking,
  recordPacked,
  sendDelivery,
  sendIncomplete,
  listArriving,
  lookAtDelivery,
  noteDamage,
  confirmArrival,
  listRisks,
  lookAtRisk,
  reofferOrder,
  listReceived,
  listItems,
  reportSerious,
  listSuspects,
  lookAtSuspect,
  releaseSuspect,
  withdrawSuspect,
  warnHolders,
  reassignShare,
  reduceOrder,
  listToCallOff,
  lookAtCallOff,
  callOffOrder,
]
