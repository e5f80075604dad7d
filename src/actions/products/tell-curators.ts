import type { Tx } from '../../db/open.ts'
import { type Notice, queueNotices } from '../../outbox/queue.ts'
import { officerAccounts } from '../accounts.ts'

/**
 * Something about a product that is sold already and that a curator may want to look at: a new picture, a halal number
 * to be looked up at BPJPH.
 */
export async function tellCurators(
  tx: Tx,
  notice: 'halal_number_came' | 'photo_added',
  product: { id: number; sellerId: number; regionCode: string; name: string },
  values: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const [seller] = await tx.sql<{ name: string }>('SELECT name FROM sellers WHERE id = $1', [product.sellerId])
  const officers = await officerAccounts(tx, product.regionCode, ['curator', 'admin'])
  await queueNotices(
    tx,
    officers.map(
      ({ accountId }) =>
        ({
          notice,
          accountId,
          key: `${notice}:${product.id}:${now.toISOString()}:${accountId}`,
          values: { product: product.name, business: seller?.name ?? '', ...values },
          ...(notice === 'halal_number_came' ? { slots: { product: String(product.id) } } : {}),
        }) as Notice,
    ),
    now,
  )
}
