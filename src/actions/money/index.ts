import type { Action } from '../action.ts'
import { keepOldAccount, lookAtAccount, saveAccount } from './accounts/own-account.ts'
import { allDuePayments, findDuePayments } from './buyer/find-payments.ts'
import { lookAtProof, sendProof, sendProofAgain } from './buyer/send-proof.ts'
import { whatWeOwe } from './buyer/what-we-owe.ts'
import { myMoney } from './maker/my-money.ts'
import { findPayouts, lookAtPayout, payoutCame, payoutNotCame } from './maker/payouts-to-me.ts'
import { askDpNow, listWithoutDp } from './treasurer/ask-now.ts'
import { confirmPayment, recordCame, recordWithheld, rejectProof, weighWithheld } from './treasurer/confirm-payment.ts'
import { findInvoices, noteInvoiceReceived } from './treasurer/invoice-received.ts'
import { listPaymentsIn, lookAtPayment } from './treasurer/list-payments-in.ts'
import { listPayouts, lookAtOwed, paidAllMakers, paidMaker } from './treasurer/payouts.ts'
import { listReceivables } from './treasurer/receivables.ts'
import { listRefunds, lookAtRefund, refundKept, refundReturned, settleRefund } from './treasurer/refunds.ts'

/** Two ledgers, recorded and never moved: what buyers pay a penyedia, and what it pays its makers. */
export const MONEY: readonly Action[] = [
  findDuePayments,
  allDuePayments,
  lookAtProof,
  sendProof,
  sendProofAgain,
  whatWeOwe,
  listPaymentsIn,
  lookAtPayment,
  confirmPayment,
  recordCame,
  weighWithheld,
  recordWithheld,
  rejectProof,
  listWithoutDp,
  askDpNow,
  listPayouts,
  lookAtOwed,
  paidAllMakers,
  paidMaker,
  listReceivables,
  findInvoices,
  noteInvoiceReceived,
  listRefunds,
  lookAtRefund,
  refundReturned,
  refundKept,
  settleRefund,
  myMoney,
  findPayouts,
  lookAtPayout,
  payoutCame,
  payoutNotCame,
  lookAtAccount,
  saveAccount,
  keepOldAccount,
]
