import type { Actor } from '../../../chat/actor.ts'
import type { Tx } from '../../../db/open.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { giveCode, issuerOf } from '../letterhead.ts'

/** Penyedia of the region. */
export const listSuppliers = action({
  name: 'list_suppliers',
  for: ['admin'],
  needs: {},
  gives: { some: { suppliers: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.prisma.supplier.findMany({
      where: { regionCode: actor.region, status: 'active' },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    })
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: { suppliers: rows.map(({ id, name }) => ({ value: String(id), label: name })) },
    }
  },
})

/** A new penyedia of the region. Its letterhead comes bit by bit. */
export const addSupplier = action({
  name: 'add_supplier',
  for: ['admin'],
  needs: { supplier_name: 'text', supplier_kind: 'choice' },
  gives: { added: { supplier: 'pick', supplier_name: 'text' }, duplicate: { supplier_name: 'text' } },
  async run({ supplier_name: name, supplier_kind: kind }, { tx, now, actor }) {
    const twin = await tx.prisma.supplier.findFirst({
      where: { regionCode: actor.region, status: 'active', name: { equals: name, mode: 'insensitive' } },
    })
    if (twin) return { outcome: 'duplicate', values: { supplier_name: twin.name } }
    const { id } = await tx.prisma.supplier.create({
      data: { regionCode: actor.region, name, kind: kind === 'group' ? 'group' : 'cooperative', createdAt: now },
    })
    const code = await giveCode(tx, actor.region, { id, name })
    await audit(tx, actor, now, { act: 'add_supplier', subject: 'suppliers', subjectId: id, after: { name, code } })
    return { outcome: 'added', values: { supplier: String(id), supplier_name: name }, wrote: true }
  },
})

const CARD = {
  supplier_name: 'text',
  code: 'text',
  address: 'text?',
  phone: 'text?',
  npwp: 'text?',
  pkp: 'word',
  bank_said: 'text?',
  signatory: 'text?',
  picture: 'word?',
} as const

/** What stands at the head of its papers. */
export const lookAtSupplier = action({
  name: 'look_at_supplier',
  for: ['admin'],
  needs: { supplier: 'pick' },
  gives: { found: CARD, gone: {} },
  async run({ supplier: picked }, { tx, actor, now }) {
    const id = await supplierIn(tx, actor, picked)
    if (id === undefined) return { outcome: 'gone' }
    const { code, pictureHash, letterhead } = await issuerOf(tx, id, now)
    const { name, address, phone, npwp, pkp, bank, signatory, signatoryTitle } = letterhead
    return {
      outcome: 'found',
      values: {
        supplier_name: name,
        code,
        address,
        phone,
        npwp,
        pkp: pkp ? 'supplier.pkp' : 'supplier.not_pkp',
        bank_said: bank && `${bank.bank} ${bank.number}, ${bank.holder}`,
        signatory: signatory === undefined ? undefined : [signatory, signatoryTitle].filter(Boolean).join(', '),
        picture: pictureHash === undefined ? undefined : 'supplier.has_picture',
      },
    }
  },
})

/** NPWP of a body begins with 0 in the form of 16 digits; a person's is the NIK and is not kept. Source: DOMAIN 3 (check). */
const OF_A_BODY = /^0\d{15}$/

/** Changes whatever of a letterhead was told. */
export const setSupplier = action({
  name: 'set_supplier',
  for: ['admin'],
  needs: {
    supplier: 'pick',
    new_name: 'text?',
    new_address: 'text?',
    new_phone: 'text?',
    new_npwp: 'npwp?',
    new_pkp: 'choice?',
    new_signatory: 'text?',
    new_title: 'text?',
    new_picture: 'photo?',
  },
  gives: { set: {}, personal: {}, no_npwp: {}, no_picture: {}, gone: {} },
  async run(told, { tx, now, actor }) {
    const id = await supplierIn(tx, actor, told.supplier)
    if (id === undefined) return { outcome: 'gone' }
    const { new_name, new_address, new_phone, new_npwp, new_pkp, new_signatory, new_title, new_picture } = told
    if (new_npwp !== undefined && !OF_A_BODY.test(new_npwp)) return { outcome: 'personal' }
    const before = await tx.prisma.supplier.findUniqueOrThrow({ where: { id } })
    // whoever charges PPN says under which number
    if (new_pkp === 'yes' && !(new_npwp ?? before.npwp)) return { outcome: 'no_npwp' }
    if (new_picture !== undefined && !(await drawable(tx, new_picture[0]))) return { outcome: 'no_picture' }
    const after = {
      ...(new_name === undefined ? {} : { name: new_name }),
      ...(new_address === undefined ? {} : { address: new_address }),
      ...(new_phone === undefined ? {} : { phone: new_phone }),
      ...(new_npwp === undefined ? {} : { npwp: new_npwp }),
      ...(new_pkp === undefined ? {} : { pkp: new_pkp === 'yes' }),
      ...(new_signatory === undefined ? {} : { signatory: new_signatory }),
      ...(new_title === undefined ? {} : { signatoryTitle: new_title }),
      ...(new_picture?.[0] === undefined ? {} : { letterheadHash: new_picture[0] }),
    }
    await tx.prisma.supplier.update({ where: { id }, data: after })
    const { name, address, phone, pkp, signatory } = before
    await audit(tx, actor, now, {
      act: 'set_supplier',
      subject: 'suppliers',
      subjectId: id,
      before: { name, address, phone, pkp, signatory },
      after,
    })
    return { outcome: 'set', wrote: true }
  },
})

/** Papers can show PNG and JPEG. */
async function drawable(tx: Tx, hash: string | undefined): Promise<boolean> {
  const file = await tx.prisma.storedFile.findUnique({ where: { hash: hash ?? '' } })
  return file?.type === 'image/png' || file?.type === 'image/jpeg'
}

/** Another account waits so long before it stands on invoices: a changed account is how invoices are stolen. PRACTICE 6. */
const WAITS_MS = 24 * 3_600_000

/** Where a penyedia is paid. The first counts at once, another one after a day. */
export const setSupplierBank = action({
  name: 'set_supplier_bank',
  for: ['admin'],
  needs: { supplier: 'pick', bank: 'text', account_number: 'text', holder: 'text' },
  gives: { set: {}, waits: {}, not_a_number: {}, gone: {} },
  async run({ supplier: picked, bank, account_number, holder }, { tx, now, actor }) {
    const id = await supplierIn(tx, actor, picked)
    if (id === undefined) return { outcome: 'gone' }
    const number = account_number.replace(/[\s.-]+/g, '')
    if (!/^\d{5,20}$/.test(number)) return { outcome: 'not_a_number' }
    const before = await tx.prisma.bankAccount.findFirst({ where: { supplierId: id }, orderBy: { id: 'desc' } })
    await tx.prisma.bankAccount.create({
      data: {
        supplierId: id,
        kind: 'bank',
        bank,
        number,
        holder,
        status: before ? 'waiting' : 'active',
        toldById: actor.accountId,
        validFrom: before ? new Date(now.getTime() + WAITS_MS) : now,
        createdAt: now,
      },
    })
    await audit(tx, actor, now, {
      act: 'set_supplier_bank',
      subject: 'suppliers',
      subjectId: id,
      ...(before ? { before: { bank: before.bank, number: before.number, holder: before.holder } } : {}),
      after: { bank, number, holder },
    })
    return { outcome: before ? 'waits' : 'set', wrote: true }
  },
})

/** The penyedia of a pick, when it is one of the region's. */
export async function supplierIn(tx: Tx, { region }: Actor, picked: string): Promise<number | undefined> {
  const row = await tx.prisma.supplier.findFirst({
    where: { id: pickedId(picked), regionCode: region, status: 'active' },
    select: { id: true },
  })
  return row?.id
}
