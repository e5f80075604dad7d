import type { Action } from '../action.ts'
import { listPermits, tickPermit } from './check-permit.ts'
import { approveProduct, inviteProduct, refuseProduct, returnProduct } from './give-verdict.ts'
import { listWaitingProducts } from './list-waiting-products.ts'
import { openProductCard } from './open-product-card.ts'
import { addReason, startReasons } from './reasons.ts'
import { setRecuration } from './set-recuration.ts'
import { findSoldProducts, lookAtSoldProduct, resumeProduct, suspendProduct } from './suspend-product.ts'
import { findMakers, lookAtMaker, resumeSeller, suspendSeller } from './suspend-seller.ts'
import { takeBackVerdict } from './take-back-verdict.ts'
import { weighScores } from './weigh-scores.ts'

export const CURATION: readonly Action[] = [
  listWaitingProducts,
  openProductCard,
  listPermits,
  tickPermit,
  weighScores,
  startReasons,
  addReason,
  approveProduct,
  returnProduct,
  refuseProduct,
  inviteProduct,
  takeBackVerdict,
  setRecuration,
  findSoldProducts,
  lookAtSoldProduct,
  suspendProduct,
  resumeProduct,
  findMakers,
  lookAtMaker,
  suspendSeller,
  resumeSeller,
]
