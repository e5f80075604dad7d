/** A row of one ledger that stands: neither cancelled nor a refund. Amounts are integer rupiah. */
export interface Standing {
  id: number
  purpose: 'dp' | 'remainder' | 'full'
  /** asked for */
  amount: number
  /** money and tax withheld that came in for it */
  received: number
  /** false once it is confirmed as paid */
  open: boolean
  /** somebody said it was paid, and whom it reached has not answered: until then it does not shrink */
  pending: boolean
}

export interface Reckoned {
  /** open rows that ask for another amount now; 0 and nothing received: no longer asked for */
  changed: { id: number; amount: number; settled: boolean }[]
  /** what no row asks for yet */
  fresh: { purpose: 'remainder' | 'full'; amount: number } | undefined
  /** in all to be given back: paid more than asked, or paid for what never came */
  back: number
}

/**
 * Holds one ledger against what its goods come to. Whatever happened before, once everything is paid the money that came
 * in less what goes back is exactly `owed`.
 *
 * What was confirmed stays as it is; what a later delivery adds becomes a row of its own; an open down payment stays what
 * it was until it is certain that less will come. A down payment is for all deliveries: each is set off its part.
 * @param owed integer rupiah that the goods come to so far
 * @param worth integer rupiah that all the goods of it come to
 * @param final nothing more will come
 * @param dp what an open down payment that nobody has paid anything of should ask for, when the order became another
 */
export function reckon(
  rows: readonly Standing[],
  { owed, worth, final, dp }: { owed: number; worth: number; final: boolean; dp?: number | undefined },
): Reckoned {
  const closed = rows.filter(({ open }) => !open)
  const paidFor = sum(closed.map(({ amount }) => amount))
  const left = Math.max(0, owed - paidFor)
  const down = rows.find(({ open, purpose }) => open && purpose === 'dp')
  const rest = rows.find(({ open, purpose }) => open && purpose !== 'dp')
  const wanted = down ? (down.received === 0 && !down.pending && dp !== undefined ? dp : down.amount) : 0
  const downNow = final && !down?.pending ? Math.min(wanted, left) : wanted
  const paidDown = sum(closed.filter(({ purpose }) => purpose === 'dp').map(({ amount }) => amount))
  const off = setOff(paidDown + downNow, { owed, worth, final })
  const restNow = Math.max(rest?.pending ? rest.amount : 0, owed - (paidFor - paidDown) - off, 0)
  const amounts = new Map(rows.map((row) => [row, row === down ? downNow : row === rest ? restNow : row.amount]))
  const changed = [...amounts]
    .filter(([row, amount]) => row.amount !== amount)
    .map(([{ id, received }, amount]) => ({ id, amount, settled: received > 0 && received >= amount }))
  const overpaid = sum([...amounts].map(([{ received }, amount]) => Math.max(0, received - amount)))
  return {
    changed,
    fresh: !rest && restNow > 0 ? { purpose: rows.length ? 'remainder' : 'full', amount: restNow } : undefined,
    back: overpaid + (final ? Math.max(0, paidFor - owed) : 0),
  }
}

/**
 * What of a down payment is set off against the goods that came so far: as large a part of it as they are of all the goods,
 * rounded down, and all of it when nothing more will come. Integer rupiah.
 */
export function setOff(down: number, { owed, worth, final }: { owed: number; worth: number; final: boolean }): number {
  if (final || worth <= 0) return down
  return Math.min(down, Number((BigInt(down) * BigInt(owed)) / BigInt(worth)))
}

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0)
