import type { Tx } from '../../db/open.ts'
import type { Letterhead } from '../../documents/sheet.ts'
import { issuerCode, orderPrefix } from '../../domain/orders/paper-number.ts'

/** Who issues a paper: its head, its short code, the hash of its picture. */
export interface Issuer {
  supplierId: number | null
  code: string
  letterhead: Letterhead
  pictureHash?: string
}

interface SupplierRow {
  name: string
  code: string | null
  region_code: string
  region: string
  address: string | null
  phone: string | null
  npwp: string | null
  pkp: boolean
  signatory: string | null
  signatory_title: string | null
  letterhead_hash: string | null
  bank: { bank: string; number: string; holder: string } | null
}

/**
 * A penyedia's letterhead as it is now, with the bank account that counts at this instant. One that has no code yet is
 * given one of its own.
 */
export async function issuerOf(tx: Tx, supplierId: number, now: Date): Promise<Issuer> {
  const [row] = await tx.sql<SupplierRow>(
    `SELECT s.name, s.code, s.region_code, r.name AS region, s.address, s.phone, s.npwp, s.pkp, s.signatory, s.signatory_title,
       s.letterhead_hash, (SELECT json_build_object('bank', b.bank, 'number', b.number, 'holder', b.holder) FROM bank_accounts b
         WHERE b.supplier_id = s.id AND b.status <> 'refused' AND b.valid_from <= $2 ORDER BY b.valid_from DESC, b.id DESC LIMIT 1) AS bank
     FROM suppliers s JOIN regions r ON r.code = s.region_code WHERE s.id = $1`,
    [supplierId, now],
  )
  if (!row) throw new Error(`there is no penyedia ${supplierId}`)
  const { name, region, address, phone, npwp, pkp, signatory, signatory_title, letterhead_hash, bank } = row
  return {
    supplierId,
    code: row.code ?? (await giveCode(tx, row.region_code, { id: supplierId, name })),
    letterhead: {
      name,
      pkp,
      place: region,
      ...(address === null ? {} : { address }),
      ...(phone === null ? {} : { phone }),
      ...(npwp === null ? {} : { npwp }),
      ...(signatory === null ? {} : { signatory }),
      ...(signatory_title === null ? {} : { signatoryTitle: signatory_title }),
      ...(bank === null ? {} : { bank }),
    },
    ...(letterhead_hash === null ? {} : { pictureHash: letterhead_hash }),
  }
}

/** A code no other penyedia of the region has. The region's row is the lock: two new ones never get the same. */
export async function giveCode(tx: Tx, region: string, { id, name }: { id: number; name: string }): Promise<string> {
  await tx.sql('SELECT code FROM regions WHERE code = $1 FOR NO KEY UPDATE', [region])
  const rows = await tx.sql<{ id: number; code: string }>(
    'SELECT id, code FROM suppliers WHERE region_code = $1 AND code IS NOT NULL',
    [region],
  )
  const given = rows.find((row) => row.id === id)
  if (given) return given.code
  const code = issuerCode(name, [orderPrefix(region), ...rows.map((row) => row.code)])
  await tx.sql('UPDATE suppliers SET code = $2 WHERE id = $1', [id, code])
  return code
}

/** The office itself: of the yearly record of partnership. */
export async function officeOf(tx: Tx, region: string): Promise<Issuer> {
  const office = await tx.prisma.region.findUniqueOrThrow({ where: { code: region } })
  return {
    supplierId: null,
    code: orderPrefix(region),
    letterhead: {
      name: office.officeName,
      place: office.name,
      ...(office.officePhone === null ? {} : { phone: office.officePhone }),
      ...(office.officeSite === null ? {} : { address: office.officeSite }),
    },
  }
}
