import type { Action } from '../action.ts'
import { checkBusiness } from './check-business.ts'
import { actAs, listBusinesses } from './choose-business.ts'
import { giveSellerConsent } from './consent.ts'
import { whoWrites } from './greet.ts'
import { changeBusiness, showBusiness } from './my-business.ts'
import { registerSeller } from './register-seller.ts'
import { goOnProducing, restProduction } from './rest.ts'
import { stopOffers } from './stop-offers.ts'
import { notMyBusiness, takeOver } from './take-over.ts'
import { whatToCancel } from './what-to-cancel.ts'

/** Makers: who they are, what they agreed to, when they work. */
export const SELLERS: readonly Action[] = [
  whoWrites,
  giveSellerConsent,
  takeOver,
  notMyBusiness,
  registerSeller,
  checkBusiness,
  listBusinesses,
  actAs,
  showBusiness,
  changeBusiness,
  restProduction,
  goOnProducing,
  stopOffers,
  whatToCancel,
]
