import { districtByCode } from '../../domain/districts.ts'
import { titled } from '../../domain/names.ts'
import { action } from '../action.ts'
import { auditAct } from '../people/audit.ts'
import { trainingsOfMaker } from '../programme/trainings/training.ts'
import { mustChoose, ownBusiness } from './business.ts'
import { pausesOf } from './pauses.ts'

/** What stands in our books about the business. */
export const showBusiness = action({
  name: 'show_business',
  for: ['seller'],
  needs: {},
  gives: {
    shown: {
      name: 'text',
      owner: 'text',
      lies_in: 'district',
      makes: 'word',
      hands: 'count?',
      nib_number: 'nib?',
      status: 'word',
      rests_from: 'date?',
      rests_until: 'date?',
      trainings: 'count?',
    },
    which_business: {},
  },
  async run(_, { tx, actor, now, today }) {
    if (await mustChoose(tx, actor, now)) return { outcome: 'which_business' }
    const seller = await ownBusiness(tx, actor)
    const pause = (await pausesOf(tx, seller.id, today)).find(({ productId }) => productId === null)
    const attended = (await trainingsOfMaker(tx, seller.id)).filter((one) => one.status === 'attended').length
    return {
      outcome: 'shown',
      values: {
        name: seller.name,
        owner: seller.ownerName,
        lies_in: seller.districtCode,
        makes: `business_kind.${seller.kind}`,
        hands: seller.workers,
        nib_number: seller.nib,
        status: `seller_status.${seller.status}`,
        rests_from: pause?.from ?? null,
        rests_until: pause?.until ?? null,
        trainings: attended || null,
      },
    }
  },
})

/** Corrects what was told. Moving to another regency is an officer's business: orders and permits hang on it. */
export const changeBusiness = action({
  name: 'change_business',
  for: ['seller'],
  needs: {
    business_name: 'name?',
    owner_name: 'name?',
    district: 'district?',
    business_kind: 'choice?',
    workers: 'count?',
    nib: 'nib?',
  },
  gives: { changed: {}, other_region: {} },
  async run({ business_name, owner_name, district, business_kind, workers, nib }, { tx, actor, now }) {
    const seller = await ownBusiness(tx, actor, 'lock')
    if (district !== undefined && districtByCode(district)?.regionCode !== seller.regionCode)
      return { outcome: 'other_region' }
    const after = {
      name: business_name === undefined ? seller.name : titled(business_name),
      ownerName: owner_name === undefined ? seller.ownerName : titled(owner_name),
      districtCode: district ?? seller.districtCode,
      kind: business_kind ?? seller.kind,
      workers: workers ?? seller.workers,
      nib: nib ?? seller.nib,
    }
    await tx.sql(
      `UPDATE sellers SET name = $2, owner_name = $3, district_code = $4, kind = $5, workers = $6, nib = $7, updated_at = $8
       WHERE id = $1`,
      [seller.id, after.name, after.ownerName, after.districtCode, after.kind, after.workers, after.nib, now],
    )
    const { name, ownerName, districtCode, kind } = seller
    await auditAct(
      tx,
      {
        act: 'change_seller',
        subject: 'sellers',
        subjectId: seller.id,
        region: seller.regionCode,
        personId: actor.personId,
        before: { name, ownerName, districtCode, kind, workers: seller.workers, nib: seller.nib },
        after,
      },
      now,
    )
    return { outcome: 'changed', wrote: true }
  },
})
