import { action } from '../action.ts'

/** What is written down of the speaker's organisation. */
export const showOrganisation = action({
  name: 'show_organisation',
  for: ['visitor', 'buyer'],
  needs: {},
  gives: {
    shown: {
      buyer_name: 'name',
      buyer_kind: 'choice',
      estate: 'text?',
      contact_name: 'name',
      contact_phone: 'phone?',
      address: 'text?',
      district: 'district?',
      employees: 'count?',
      buyer_status: 'word',
    },
    none: {},
  },
  async run(_, { tx, actor }) {
    const buyer =
      actor.buyerId === undefined ? null : await tx.prisma.buyer.findUnique({ where: { id: actor.buyerId } })
    if (!buyer) return { outcome: 'none' }
    const { name, kind, estate, contactName, phone, address, districtCode, employees, status } = buyer
    return {
      outcome: 'shown',
      values: {
        buyer_name: name,
        buyer_kind: kind,
        estate: estate ?? undefined,
        contact_name: contactName,
        contact_phone: phone ?? undefined,
        address: address ?? undefined,
        district: districtCode ?? undefined,
        employees: employees ?? undefined,
        buyer_status: `buyer_status.${status}`,
      },
    }
  },
})
