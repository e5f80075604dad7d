import type { Tx } from '../../db/open.ts'
import type { AllocationState } from '../../domain/orders/states.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'

/** Word given, goods not yet at the packing point. */
const STILL_TO_MAKE: readonly AllocationState[] = ['waiting_dp', 'accepted', 'partial', 'in_progress', 'ready']

/** What a maker has promised and not yet handed over, the nearest day first. */
export interface OpenPromise {
  id: number
  product: string
  unit: string
  pieces: number
  /** day of the hand-over */
  dueOn: string
}

/** @param productId only those of one product */
export const openPromisesOf = (tx: Tx, sellerId: number, productId: number | null = null): Promise<OpenPromise[]> =>
  tx.sql<OpenPromise>(
    `SELECT a.id, p.name AS product, p.unit, a.promised - a.delivered - a.deducted AS pieces, a.due_on AS "dueOn"
     FROM allocations a JOIN products p ON p.id = a.product_id
     WHERE a.seller_id = $1 AND a.status = ANY ($2) AND ($3::int IS NULL OR a.product_id = $3)
     ORDER BY a.due_on, a.id`,
    [sellerId, STILL_TO_MAKE, productId],
  )

/** The same as lines to be said. */
export const promiseLines = (promises: readonly OpenPromise[]): Line[] =>
  promises.map(({ pieces, unit, product, dueOn }) => line('my_promise', { pieces, unit, product, due_on: dueOn }))
