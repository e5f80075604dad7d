import type { Action } from '../action.ts'
import { approveOrder, findApprovals, rejectOrder, showApproval } from './approving/decide.ts'
import { askDeliveries, changeDeliveries, listDeliveries } from './deliveries/actions.ts'
import { findGate, setGate } from './deliveries/gate.ts'
import { askChange } from './following/ask-change.ts'
import { cancelOwnOrder, howToCancel } from './following/cancel-order.ts'
import { changeAddress, changeGreeting, changeShelfLife } from './following/change-details.ts'
import { changeOwnOrder } from './following/change-order.ts'
import { approveChange, findChanges, lookAtChange, refuseChange } from './following/decide-change.ts'
import { findOrders, findRunningOrders } from './following/find-orders.ts'
import { findPastOrders, orderAgain } from './following/order-again.ts'
import { listOrderGoods, lookAtOrderGood, noneOfGood } from './following/order-goods.ts'
import { whatToChange } from './following/said-of-order.ts'
import { showOrder } from './following/show-order.ts'
import { listSupplierOrders } from './following/supplier-orders.ts'
import { answerOffer } from './making/answer-offer.ts'
import { changeOwnPromise, findPromiseToChange, weighPromise } from './making/change-promise.ts'
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
import { lookAtAnswerTime, setAnswerTime } from './offering/answer-time.ts'
import { listSplitOrders, whySplit } from './offering/why-split.ts'
import { findItem, nameItem } from './placing/find-item.ts'
import { gatherGoods, nextGoods } from './placing/gather-goods.ts'
import { countGood, dropGood, focusGood, listGoods } from './placing/good.ts'
import { dropKeeps, takeKeeps } from './placing/keeping.ts'
import { oneDelivery, takeDeliveries } from './placing/parts-said.ts'
import { paymentTerms } from './placing/payment-terms.ts'
import { placeOrderAction, placeOrderBesides } from './placing/place-order.ts'
import { quoteGood, quoteOrder } from './placing/quote-order.ts'
import { chooseAnother, takeLater, takePossible, takePossibleLater } from './placing/take-instead.ts'
import { acceptQuotation, withdrawQuotation } from './quoting/answer-quotation.ts'
import { makeQuotationAction } from './quoting/make-quotation.ts'
import { findQuotations, showQuotation } from './quoting/own-quotations.ts'
import { lookAtQuotationDays, setQuotationDays } from './quoting/quotation-days.ts'
import { lookAtRating, rateItem, rateOrder } from './rating/rate.ts'
import { allowSubstitute, refuseSubstitute, showSubstitute } from './replacing/answer-substitute.ts'
import { listShortLines, listSubstitutes, proposeSubstitute } from './replacing/propose.ts'

/** Orders as promises: what buyers place and follow, what makers answer and make. */
export const ORDERS: readonly Action[] = [
  findItem,
  gatherGoods,
  listOrderGoods,
  findPastOrders,
  orderAgain,
  lookAtOrderGood,
  noneOfGood,
  listGoods,
  focusGood,
  countGood,
  dropGood,
  nextGoods,
  listSupplierOrders,
  listSplitOrders,
  whySplit,
  lookAtAnswerTime,
  setAnswerTime,
  nameItem,
  chooseAnother,
  quoteOrder,
  quoteGood,
  takePossible,
  takeLater,
  paymentTerms,
  takeKeeps,
  dropKeeps,
  takePossibleLater,
  takeDeliveries,
  oneDelivery,
  listDeliveries,
  changeDeliveries,
  askDeliveries,
  findGate,
  setGate,
  placeOrderAction,
  placeOrderBesides,
  makeQuotationAction,
  findQuotations,
  showQuotation,
  acceptQuotation,
  withdrawQuotation,
  lookAtQuotationDays,
  setQuotationDays,
  listShortLines,
  listSubstitutes,
  proposeSubstitute,
  showSubstitute,
  allowSubstitute,
  refuseSubstitute,
  findApprovals,
  showApproval,
  approveOrder,
  rejectOrder,
  findOrders,
  findRunningOrders,
  showOrder,
  changeOwnOrder,
  whatToChange,
  changeAddress,
  changeGreeting,
  changeShelfLife,
  askChange,
  findChanges,
  lookAtChange,
  approveChange,
  refuseChange,
  lookAtRating,
  rateOrder,
  rateItem,
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
  findPromiseToChange,
  weighPromise,
  changeOwnPromise,
]
