import { BUYER_KINDS } from '../../../domain/buyers.ts'
import { districtByCode, regionByCode } from '../../../domain/districts.ts'
import { nameSimilarity } from '../../../domain/products/names.ts'
import { action } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { likeEvery } from '../../search-words.ts'

const MOST_FOUND = 8
/** From here on two names are the same organisation. House figure. */
const SAME = 0.9

/** Organisations of the region that may order, by name. */
export const findBuyers = action({
  name: 'find_buyers',
  for: ['admin', 'curator'],
  needs: { search_words: 'text' },
  gives: { found: { buyers: 'list' }, none: {} },
  async run({ search_words }, { tx, actor, house }) {
    const rows = await tx.sql<{ id: number; name: string; kind: string }>(
      `SELECT id, name, kind FROM buyers WHERE region_code = $1 AND status IN ('verified', 'unverified') AND name ILIKE ALL ($2)
       ORDER BY name, id LIMIT ${MOST_FOUND}`,
      [actor.region, likeEvery(search_words)],
    )
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'found',
      values: {
        buyers: rows.map(({ id, name, kind }) => ({
          value: String(id),
          label: listLabel(name, house.words[`buyer_kind.${kind}`] ?? kind),
        })),
      },
    }
  },
})

/** Who orders, and where it usually goes. */
export const lookAtBuyerToOrder = action({
  name: 'look_at_buyer_to_order',
  for: ['admin', 'curator'],
  needs: { buyer: 'pick' },
  gives: {
    open: { buyer_name: 'text', usual_address: 'text?', usual_contact: 'text', usual_phone: 'phone?' },
    closed: {},
  },
  async run({ buyer }, { tx, actor }) {
    const found = await tx.prisma.buyer.findFirst({
      where: { id: pickedId(buyer), regionCode: actor.region, status: { in: ['verified', 'unverified'] } },
    })
    if (!found) return { outcome: 'closed' }
    return {
      outcome: 'open',
      values: {
        buyer_name: found.name,
        usual_address: found.address ?? undefined,
        usual_contact: found.contactName,
        usual_phone: found.phone ?? undefined,
      },
    }
  },
})

/**
 * "Dicatat petugas": an organisation known by its letter. Whoever enters it has its paper in hand and has verified it
 * thereby (PRACTICE 20).
 */
export const enterBuyer = action({
  name: 'enter_buyer',
  for: ['admin', 'curator'],
  needs: {
    new_buyer: 'text',
    buyer_kind: 'choice',
    contact_name: 'name',
    contact_phone: 'phone?',
    address: 'text',
    district: 'district',
  },
  gives: {
    entered: { buyer: 'pick', buyer_name: 'text' },
    already_there: { buyer: 'pick', buyer_name: 'text' },
    elsewhere: { region_name: 'text' },
  },
  async run({ new_buyer: name, buyer_kind, contact_name, contact_phone, address, district }, { tx, now, actor }) {
    const region = actor.region
    if (districtByCode(district)?.regionCode !== region)
      return { outcome: 'elsewhere', values: { region_name: regionByCode(region)?.name ?? '' } }
    const known = await tx.sql<{ id: number; name: string }>(
      `SELECT id, name FROM buyers WHERE region_code = $1 AND status <> 'left' AND similarity(name, $2) > 0.4 ORDER BY id`,
      [region, name],
    )
    const twin = known.find((other) => nameSimilarity(other.name, name) >= SAME)
    if (twin) return { outcome: 'already_there', values: { buyer: String(twin.id), buyer_name: twin.name } }
    const { id } = await tx.prisma.buyer.create({
      data: {
        regionCode: region,
        districtCode: district,
        name,
        kind: BUYER_KINDS.find((kind) => kind === buyer_kind) ?? 'company',
        address,
        contactName: contact_name,
        phone: contact_phone ?? null,
        status: 'verified',
        verifiedById: actingOfficer(actor).officerId,
        verifiedAt: now,
        source: 'officer',
        createdAt: now,
        updatedAt: now,
      },
    })
    await audit(tx, actor, now, {
      act: 'enter_buyer',
      subject: 'buyers',
      subjectId: id,
      after: { name, kind: buyer_kind },
      onBehalf: true,
    })
    return { outcome: 'entered', values: { buyer: String(id), buyer_name: name }, wrote: true }
  },
})
