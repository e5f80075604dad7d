import type { Action } from '../action.ts'
import { beginComposing } from './begin.ts'
import { checkParcels } from './check-parcels.ts'
import { CHOOSING, detailProposals } from './choose-proposal.ts'
import { composeParcel } from './compose-parcel.ts'
import { hearWish } from './hear-wish.ts'
import { keepComposed } from './keep-composed.ts'
import { keepParcel } from './keep-parcel.ts'
import { listOwnParcels, removeOwnParcel, showOwnParcel } from './own/list-own.ts'
import { listLinesToVary, varyParcel } from './own/vary.ts'
import { takeWay } from './take-way.ts'
import { takeWish } from './take-wish.ts'

/** A parcel composed to a buyer's wish: what is asked, what was found, what becomes of it. */
export const COMPOSING: readonly Action[] = [
  beginComposing,
  checkParcels,
  composeParcel,
  keepComposed,
  hearWish,
  takeWish,
  takeWay,
  detailProposals,
  ...CHOOSING,
  keepParcel,
  listOwnParcels,
  showOwnParcel,
  removeOwnParcel,
  listLinesToVary,
  varyParcel,
]
