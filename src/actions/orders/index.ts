import type { Action } from '../action.ts'
import { cancelOwnOrder, howToCancel } from './following/cancel-order.ts'
import { changeOwnOrder } from './following/change-order.ts'
import { findOrders, findRunningOrders } from './following/find-orders.ts'
import { showOrder } from './following/show-order.ts'
import { listSupplierOrders } from './following/supplier-orders.ts'
import { answerOffer } from './making/answer-offer.ts'
import { confirmDownPayment, findWaitingForDp } from './making/confirm-down-payment.ts'
import { declineOffer } from './making/decline-offer.ts'
import { findOffers, findOffersForPart, findOffersToAccept, findOffersToDecline } from './making/find-offers.ts'
import { findPromise } from './making/find-promise.ts'
import { giveBack } from './making/give-back.ts'
import { listPromises } from './making/list-promises.ts'
import { meanNo, meanOnDp, meanPart, meanWhatFits, meanYes } from './making/mean-answer.ts'
import { promisesToGiveBack } from './making/promises-to-give-back.ts'
import { reportAllReady, reportProgress } from './making/report-progress.ts'
import { showOffer } from './making/show-offer.ts'
import { showPromise } from './making/show-promise.ts'
import { findItem, nameItem } from './placing/find-item.ts'
import { placeOrderAction } from './placing/place-order.ts'
import { quoteOrder } from './placing/quote-order.ts'
import { chooseAnother, takeLater, takePossible, takePossibleLater } from './placing/take-instead.ts'

/** Orders as promises: what buyers place and follow, what makers answer and make. */
export const ORDERS: readonly Action[] = [
  findItem,
  listSupplierOrders,
  nameItem,
  chooseAnother,
  quoteOrder,
  takePossible,
  takeLater,
  takePossibleLater,
  placeOrderAction,
  findOrders,
  findRunningOrders,
  showOrder,
  changeOwnOrder,
  howToCancel,
  cancelOwnOrder,
  showOffer,
  findOffers,
  findOffersToAccept,
  findOffersForPart,
  findOffersToDecline,
  meanYes,
  meanOnDp,
  meanPart,
  meanWhatFits,
  meanNo,
  answerOffer,
  declineOffer,
  listPromises,
  findPromise,
  showPromise,
  reportProgress,
  reportAllReady,
  confirmDownPayment,
  findWaitingForDp,
  promisesToGiveBack,
  giveBack,
]
