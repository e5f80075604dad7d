import type { Action } from '../action.ts'
import { agreeToSample, findAskedSamples, refuseSample, showAskedSample, wantPayForSample } from './answer.ts'
import { askSample, findSampleItem, mayAskSample } from './ask.ts'
import {
  findSamples,
  judgeAnew,
  judgeSample,
  leavePaidSample,
  payForSample,
  receiveSample,
  showSample,
  withdrawSample,
} from './follow.ts'
import {
  agreeForMakers,
  callOffSample,
  findRegionSamples,
  lookAtSample,
  noteSamplePaid,
  refuseForMakers,
  sampleArrived,
  sendSample,
} from './office.ts'

/** A taste before the big order (PRACTICE 16). */
export const SAMPLES: readonly Action[] = [
  findSampleItem,
  mayAskSample,
  askSample,
  findAskedSamples,
  showAskedSample,
  agreeToSample,
  wantPayForSample,
  refuseSample,
  findSamples,
  showSample,
  payForSample,
  leavePaidSample,
  withdrawSample,
  receiveSample,
  judgeSample,
  judgeAnew,
  findRegionSamples,
  lookAtSample,
  agreeForMakers,
  refuseForMakers,
  sendSample,
  sampleArrived,
  noteSamplePaid,
  callOffSample,
]
