import { afterAll, beforeAll, expect, test } from 'vitest'
import { capacitiesOf } from '../../../src/actions/orders/capacity.ts'
import { agreeToSample, showAskedSample } from '../../../src/actions/samples/answer.ts'
import { askSample, mayAskSample } from '../../../src/actions/samples/ask.ts'
import { judgeSample, receiveSample, showSample, withdrawSample } from '../../../src/actions/samples/follow.ts'
import type { Db } from '../../../src/db/open.ts'
import { freshDb } from '../../db/fresh.ts'
import { act, emptyOffice, NOW } from '../officers/office.ts'
import { account, business, speaks } from '../people/town.ts'

let db: Db
beforeAll(async () => {
  db = await freshDb()
}, 60_000)
afterAll(() => db.close())

/** A maker with so many products, another maker, and two companies. */
async function town(products: number) {
  await emptyOffice(db)
  const sri = await account(db, '628120000001')
  const iis = await account(db, '628120000002')
  const sellerId = await business(db, sri.personId ?? 0, 'Dapur Bu Sri', '628120000001')
  await business(db, iis.personId ?? 0, 'Dapur Bu Iis', '628120000002')
  const hendra = await account(db, '1001', { channel: 'buyer' })
  const ani = await account(db, '1002', { channel: 'buyer' })
  const ids = await db.transaction(async ({ prisma }) => {
    for (const { personId } of [hendra, ani])
      await prisma.buyer.create({
        data: {
          regionCode: '32.15',
          name: `PT ${personId}`,
          kind: 'company',
          contactName: 'Pak Hendra',
          address: 'KIIC Lot C-7',
          status: 'verified',
          source: 'chat',
          createdAt: NOW,
          updatedAt: NOW,
          buyerMembers: { create: { personId: personId ?? 0, role: 'owner', since: NOW } },
        },
      })
    const made: string[] = []
    for (let n = 0; n < products; n++) {
      const { id } = await prisma.product.create({
        data: {
          regionCode: '32.15',
          sellerId,
          name: `Keripik ${n}`,
          kind: 'chips',
          unit: 'bungkus',
          unitPrice: 15_000,
          capacityQty: 10,
          capacityPer: 'month',
          status: 'approved',
          createdAt: NOW,
          updatedAt: NOW,
        },
      })
      made.push(String(id))
    }
    return made
  })
  const [maker, other, buyer, stranger] = await Promise.all(
    [sri, iis, hendra, ani].map(({ accountId }) => speaks(db, accountId)),
  )
  if (!maker || !other || !buyer || !stranger) throw new Error('nobody there')
  return { maker, other, buyer, stranger, products: ids }
}

const WANTED = { pieces: 2, pays: 'paid', way: 'brought', address: 'KIIC Lot C-7' }

test('a sample takes no season capacity', async () => {
  const { maker, buyer, products } = await town(1)
  const product = products[0]!
  const taken = () =>
    db.transaction(async (tx) =>
      (await capacitiesOf(tx, [Number(product)], { today: '2027-01-04' })).get(Number(product)),
    )
  const before = await taken()
  const asked = await act(db, buyer, askSample, { product, ...WANTED })
  const sample = String(asked.values?.sample)
  expect((await act(db, maker, agreeToSample, { sample })).outcome).toBe('done')
  expect((await act(db, buyer, receiveSample, { sample })).outcome).toBe('done')
  expect(await taken()).toEqual(before)
})

test('nobody sees, answers, receives or judges the sample of others', async () => {
  const { other, stranger, buyer, products } = await town(1)
  const sample = String((await act(db, buyer, askSample, { product: products[0]!, ...WANTED })).values?.sample)
  const outcomes = [
    await act(db, other, showAskedSample, { sample }),
    await act(db, other, agreeToSample, { sample }),
    await act(db, stranger, showSample, { sample }),
    await act(db, stranger, receiveSample, { sample }),
    await act(db, stranger, withdrawSample, { sample }),
    await act(db, stranger, judgeSample, { sample, verdict: 'good' }),
  ]
  expect(outcomes.map(({ outcome }) => outcome)).toEqual(outcomes.map(() => 'over'))
})

test('a sixth sample has to wait; the same one is not asked for twice; it is judged only once it was received', async () => {
  const { buyer, products } = await town(6)
  for (const product of products.slice(0, 5))
    expect((await act(db, buyer, askSample, { product, ...WANTED })).outcome).toBe('asked')
  expect((await act(db, buyer, mayAskSample, {})).outcome).toBe('enough')
  const again = await act(db, buyer, askSample, { product: products[0]!, ...WANTED })
  expect(again.outcome).toBe('already')
  expect((await act(db, buyer, judgeSample, { sample: again.values?.sample, verdict: 'good' })).outcome).toBe('over')
})

test('who wants it brought has to say where', async () => {
  const { buyer, products } = await town(1)
  const asked = await act(db, buyer, askSample, { product: products[0]!, ...WANTED, address: undefined })
  expect(asked.outcome).toBe('no_address')
})
