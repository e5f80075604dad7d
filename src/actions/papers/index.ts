import type { Action } from '../action.ts'
import { choosePaper, findPaperOrders, WISHES } from './choose-paper.ts'
import { getPaper } from './get-paper.ts'
import { keepPaper } from './keep-paper.ts'
import { getPartnership, listPartners, readYear } from './partnership.ts'
import { listStanding, voidStanding } from './reissue.ts'
import { setPo } from './set-po.ts'
import { listSignable, recordSigned } from './signed-copy.ts'
import { listOrdersToSupply, nameSupplier } from './suppliers/name-supplier.ts'
import { addSupplier, listSuppliers, lookAtSupplier, setSupplier, setSupplierBank } from './suppliers/suppliers.ts'

/** Papers: which can be had, their numbers, their files; who issues them. */
export const PAPERS: readonly Action[] = [
  ...WISHES,
  findPaperOrders,
  choosePaper,
  getPaper,
  keepPaper,
  readYear,
  listPartners,
  getPartnership,
  listSignable,
  recordSigned,
  listStanding,
  voidStanding,
  setPo,
  listSuppliers,
  addSupplier,
  lookAtSupplier,
  setSupplier,
  setSupplierBank,
  listOrdersToSupply,
  nameSupplier,
]

/** Flows that a drawn paper opens. */
export const PAPER_FLOWS = ['paper-made', 'officer-paper-made', 'work-order-made'] as const
