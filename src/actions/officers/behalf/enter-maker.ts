import { regionByCode } from '../../../domain/districts.ts'
import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { actingOfficer } from '../../audit.ts'
import { pickedId } from '../../picked.ts'
import { createSeller } from '../../sellers/create-seller.ts'
import { colleagues, successorRow } from '../roles.ts'

/** Officers who may speak for a maker without a smartphone. */
export const listMentors = action({
  name: 'list_mentors',
  for: OFFICER_ACTS.enter_for_makers,
  needs: {},
  gives: { some: { mentors: 'list' } },
  async run(_, { tx, actor }) {
    const everybody = await colleagues(tx.sql, actor.region)
    const may = OFFICER_ACTS.enter_for_makers as readonly string[]
    return {
      outcome: 'some',
      values: {
        mentors: everybody
          .filter(({ roles }) => roles.some((role) => may.includes(role)))
          .map(({ personId, name }) => ({ value: String(personId), label: name })),
      },
    }
  },
})

/** The picked mentor's name, for the card. */
export const nameMentor = action({
  name: 'name_mentor',
  for: OFFICER_ACTS.enter_for_makers,
  needs: { mentor: 'pick?' },
  gives: { named: { mentor_name: 'text?' } },
  async run({ mentor }, { tx, actor }) {
    const everybody = mentor === undefined ? [] : await colleagues(tx.sql, actor.region)
    const named = everybody.find(({ personId }) => personId === pickedId(mentor ?? ''))
    return { outcome: 'named', values: { mentor_name: named?.name } }
  },
})

/**
 * "Dicatat petugas": a maker without a smartphone is written down by an officer of her region, who asked her. With a
 * named mentor she can be offered orders at once; without one she sleeps until her own phone writes (PRACTICE 8).
 */
export const enterMaker = action({
  name: 'enter_maker',
  for: OFFICER_ACTS.enter_for_makers,
  needs: {
    owner_name: 'name',
    business_name: 'name',
    district: 'district',
    business_kind: 'choice',
    maker_phone: 'phone?',
    mentor: 'pick?',
  },
  gives: {
    entered: { business: 'text', maker: 'pick' },
    elsewhere: { region_name: 'text' },
    phone_taken: {},
    no_mentor: {},
  },
  async run({ owner_name, business_name, district, business_kind, maker_phone, mentor }, { tx, now, actor }) {
    const officer = actingOfficer(actor)
    const mentorId = mentor === undefined ? undefined : await successorRow(tx.sql, pickedId(mentor), actor.region)
    if (mentor !== undefined && mentorId === undefined) return { outcome: 'no_mentor' }
    const created = await createSeller(
      tx,
      {
        name: business_name,
        ownerName: owner_name,
        districtCode: district,
        kind: business_kind,
        phone: maker_phone ?? null,
      },
      { source: 'officer', officer, ...(mentorId === undefined ? {} : { mentorId }) },
      now,
    )
    if (created.outcome === 'phone_taken') return { outcome: 'phone_taken' }
    if (created.outcome !== 'created')
      return { outcome: 'elsewhere', values: { region_name: regionByCode(actor.region)?.name ?? '' } }
    return { outcome: 'entered', values: { business: business_name, maker: String(created.id) }, wrote: true }
  },
})
