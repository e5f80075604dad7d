import type { Action } from '../action.ts'
import { addPhotosToProduct } from './add-photos.ts'
import { askMissing, beginProduct, guessKind } from './begin-product.ts'
import { findPapers, keepCertificatePhotos } from './certificates.ts'
import { changePrice } from './change-price.ts'
import { changeProduct } from './change-product.ts'
import { confirmCapacities, lookAtCapacities } from './confirm-capacity.ts'
import { findProduct } from './find-product.ts'
import { findTwin, pickTwin } from './find-twin.ts'
import { openHalal } from './halal-number.ts'
import { listProducts } from './list-products.ts'
import { beginMend, saveMended } from './mend-product.ts'
import { nextDraft, noteMoreProducts } from './more-products.ts'
import { openEdit } from './open-edit.ts'
import { openProduct } from './open-product.ts'
import {
  askHalal,
  halalInProcess,
  haveHalal,
  havePirt,
  isFood,
  noBpom,
  noHalal,
  noPirt,
  whichPermit,
} from './papers.ts'
import { openRenewal, renewPermit } from './renew-permit.ts'
import { reviewDraft, submitToCurators } from './review-draft.ts'
import { routeCorrection } from './route-correction.ts'
import { saveDraft, toldUnit } from './save-draft.ts'
import { openWithdraw, withdrawProduct } from './withdraw-product.ts'

/** A maker's products: registering, mending, changing them. */
export const PRODUCTS: readonly Action[] = [
  beginProduct,
  findTwin,
  pickTwin,
  saveDraft,
  noteMoreProducts,
  nextDraft,
  toldUnit,
  guessKind,
  isFood,
  whichPermit,
  noPirt,
  noBpom,
  havePirt,
  haveHalal,
  askHalal,
  noHalal,
  halalInProcess,
  reviewDraft,
  askMissing,
  submitToCurators,
  listProducts,
  findProduct,
  openProduct,
  openEdit,
  routeCorrection,
  changeProduct,
  changePrice,
  addPhotosToProduct,
  findPapers,
  keepCertificatePhotos,
  openHalal,
  openRenewal,
  renewPermit,
  lookAtCapacities,
  confirmCapacities,
  beginMend,
  saveMended,
  openWithdraw,
  withdrawProduct,
]
