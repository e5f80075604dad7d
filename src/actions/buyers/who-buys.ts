import { action } from '../action.ts'

/**
 * For whom an order is placed. What the speaker has typed for this very order stays; what is missing comes from the
 * organisation's data.
 */
export const whoBuys = action({
  name: 'who_buys',
  for: ['visitor', 'buyer'],
  needs: { address: 'text?', contact_name: 'name?', contact_phone: 'phone?' },
  gives: {
    known: { buyer: 'text', address: 'text', contact_name: 'name', contact_phone: 'phone' },
    /** entered by an officer from a letter, without an address or a phone */
    incomplete: { buyer: 'text', address: 'text?', contact_name: 'name', contact_phone: 'phone?' },
    stranger: {},
    refused: {},
    suspended: {},
  },
  async run({ address, contact_name, contact_phone }, { tx, actor }) {
    const buyer =
      actor.buyerId === undefined ? null : await tx.prisma.buyer.findUnique({ where: { id: actor.buyerId } })
    if (!buyer) return { outcome: 'stranger' }
    if (buyer.status === 'refused') return { outcome: 'refused' }
    if (buyer.status !== 'verified' && buyer.status !== 'unverified') return { outcome: 'suspended' }
    const common = { buyer: buyer.name, contact_name: contact_name ?? buyer.contactName }
    const where = address ?? buyer.address ?? undefined
    const phone = contact_phone ?? buyer.phone ?? undefined
    if (where === undefined || phone === undefined)
      return { outcome: 'incomplete', values: { ...common, address: where, contact_phone: phone } }
    return { outcome: 'known', values: { ...common, address: where, contact_phone: phone } }
  },
})
