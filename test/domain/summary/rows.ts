import fc from 'fast-check'
import { addDays } from '../../../src/domain/calendar.ts'
import type { DeliveredRow } from '../../../src/domain/summary/figures.ts'

/** Delivered rows of January and February 2027, with corrections (negative amounts) among them. */
export const rows: fc.Arbitrary<DeliveredRow[]> = fc.array(
  fc.record({
    deliveredOn: fc.nat(58).map((days) => addDays('2027-01-01', days)),
    source: fc.constantFrom('bot', 'reported', 'claimed'),
    orderId: fc.option(fc.nat(9)),
    buyerId: fc.option(fc.nat(4)),
    buyerKind: fc.constantFrom('company', 'hotel', null),
    sellerId: fc.nat(5),
    kind: fc.constantFrom('chips', 'cookies', 'batik'),
    district: fc.constantFrom('32.15.05', '32.15.14', '32.15.01'),
    quantity: fc.nat(500),
    amount: fc.integer({ min: -50_000, max: 5_000_000 }),
  }),
  { maxLength: 30 },
)
