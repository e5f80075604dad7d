import type { Action } from '../action.ts'
import { buyFor, listOrganisations } from './choose-organisation.ts'
import {
  clearApprovalLimit,
  listColleagues,
  listRemovable,
  removeColleague,
  setApprovalLimit,
} from './colleagues/colleagues.ts'
import { inviteColleague } from './colleagues/invite.ts'
import { joinColleagues, lookAtColleagueCode } from './colleagues/join.ts'
import { giveBuyerConsent, giveColleagueConsent } from './consent.ts'
import { mendBuyer, registerBuyer } from './register-buyer.ts'
import { showOrganisation } from './show-organisation.ts'
import { whoBuys } from './who-buys.ts'
import { whoRunsThis } from './who-runs-this.ts'

/** Organisations that buy: consent, registration, what is written down of them. */
export const BUYERS: readonly Action[] = [
  whoRunsThis,
  giveBuyerConsent,
  giveColleagueConsent,
  registerBuyer,
  showOrganisation,
  mendBuyer,
  whoBuys,
  listOrganisations,
  buyFor,
  listColleagues,
  inviteColleague,
  lookAtColleagueCode,
  joinColleagues,
  setApprovalLimit,
  clearApprovalLimit,
  listRemovable,
  removeColleague,
]
