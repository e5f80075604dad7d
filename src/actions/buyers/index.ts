import type { Action } from '../action.ts'
import { buyFor, listOrganisations } from './choose-organisation.ts'
import { giveBuyerConsent } from './consent.ts'
import { mendBuyer, registerBuyer } from './register-buyer.ts'
import { showOrganisation } from './show-organisation.ts'
import { whoBuys } from './who-buys.ts'
import { whoRunsThis } from './who-runs-this.ts'

/** Organisations that buy: consent, registration, what is written down of them. */
export const BUYERS: readonly Action[] = [
  whoRunsThis,
  giveBuyerConsent,
  registerBuyer,
  showOrganisation,
  mendBuyer,
  whoBuys,
  listOrganisations,
  buyFor,
]
