import type { Tx } from '../../../db/open.ts'

/** Where somebody is paid. */
export interface Account {
  id: number
  kind: 'bank' | 'ewallet'
  bank: string
  number: string
  holder: string
}

/** The account that counts at this instant; a changed one counts a day after it was told. */
export async function accountOf(
  tx: Tx,
  of: { supplierId: number } | { sellerId: number },
  now: Date,
): Promise<Account | undefined> {
  const [column, id] = 'supplierId' in of ? ['supplier_id', of.supplierId] : ['seller_id', of.sellerId]
  const [account] = await tx.sql<Account>(
    `SELECT id, kind, bank, number, holder FROM bank_accounts
     WHERE ${column} = $1 AND status IN ('active', 'waiting') AND valid_from <= $2 ORDER BY valid_from DESC, id DESC LIMIT 1`,
    [id, now],
  )
  return account
}

/** For whoever transfers: in full. */
export const accountText = ({ bank, number, holder }: Omit<Account, 'id' | 'kind'>): string =>
  `${bank} ${number} a.n. ${holder}`

/** For everybody else: the last four digits. */
export const accountMasked = ({ bank, number, holder }: Omit<Account, 'id' | 'kind'>): string =>
  `${bank} ••••${number.slice(-4)} a.n. ${holder}`
