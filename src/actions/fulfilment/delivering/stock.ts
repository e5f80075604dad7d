import type { Tx } from '../../../db/open.ts'
import { heldBack, inStock, toCome } from '../../../domain/orders/custody.ts'
import type { Ledger } from '../../../domain/orders/ledger.ts'
import type { PackedLine, Stock } from '../../../domain/orders/loading.ts'
import type { OrderNow } from '../../orders/lock.ts'
import { type OrderPart, partsOf } from '../../orders/parts.ts'
import { ledgerOf } from '../../orders/pieces.ts'
import { pickedId } from '../../picked.ts'
import { movingSharesOf, type Scope, type ShareInCustody } from '../custody.ts'
import { packedFor, perParcel } from './packed.ts'

/** What lies at the packing point for one delivery, and what its parcels need. */
export interface OrderStock {
  shares: ShareInCustody[]
  stock: Stock[]
  lines: (PackedLine & { label: string; here: number })[]
  /** parcels not yet sent; null: an order of goods, or every parcel is gone and what follows is loose */
  parcelsLeft: number | null
  /** parcels that can be filled with what is here; null as above */
  parcelsReady: number | null
  /** parcels packed and still here; null as above */
  parcelsPacked: number | null
}

/** Reads the stock for one delivery of an order in scope; the caller has locked it when it goes on to load. */
export async function stockOf(tx: Tx, scope: Scope, order: OrderNow, part: OrderPart): Promise<OrderStock> {
  const own = new Set(part.lines.map(({ id }) => id))
  const shares = (await movingSharesOf(tx, scope, order.id)).filter(({ lineId }) => own.has(lineId))
  const stock = shares
    .map((share) => ({ allocationId: share.id, lineId: share.lineId, pieces: inStock(share) }))
    .filter(({ pieces }) => pieces > 0)
  const lines = part.lines.map((line) => {
    const here = stock.reduce((sum, { lineId, pieces }) => sum + (lineId === line.id ? pieces : 0), 0)
    const each = order.parcelCount ? perParcel(part, line.quantity) : 0
    return {
      lineId: line.id,
      label: line.label,
      here,
      perParcel: each,
      open: stillComing(ledgerOf(line), line.id, shares),
    }
  })
  const packed = await packedFor(tx, order, part)
  const parcelsLeft = packed ? packed.wanted - packed.sent : 0
  if (!packed || parcelsLeft <= 0)
    return { shares, stock, lines, parcelsLeft: null, parcelsReady: null, parcelsPacked: null }
  const limits = lines.filter(({ open }) => open > 0).map(({ here, perParcel }) => Math.floor(here / perParcel))
  const parcelsReady = Math.min(parcelsLeft, ...limits)
  return { shares, stock, lines, parcelsLeft, parcelsReady, parcelsPacked: packed.ready }
}

/** Which of several deliveries a lorry is for: the one picked, or the only one of which goods are here. */
export async function partsHere(
  tx: Tx,
  scope: Scope,
  order: OrderNow,
  picked: string | undefined,
): Promise<OrderPart[]> {
  const parts = partsOf(order)
  const named = picked === undefined ? [] : parts.filter(({ deliveryId }) => deliveryId === pickedId(picked))
  if (named.length) return named
  const here = new Set(
    (await movingSharesOf(tx, scope, order.id)).filter((share) => inStock(share) > 0).map(({ lineId }) => lineId),
  )
  return parts.filter(({ lines }) => lines.some(({ id }) => here.has(id)))
}

/** Pieces of a line that are not at the packing point yet, or held there, but may still come. */
function stillComing({ unassigned, offered }: Ledger, lineId: number, shares: readonly ShareInCustody[]): number {
  const bringing = shares.reduce(
    (sum, share) => sum + (share.lineId === lineId ? Math.max(0, toCome(share)) + heldBack(share) : 0),
    0,
  )
  return unassigned + offered + bringing
}
