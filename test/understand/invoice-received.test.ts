import { expect, test } from 'vitest'
import { INVOICE_RECEIVED, readInvoiceReceived } from '../../src/understand/invoice-received.ts'
import { CONTEXT } from '../answers/context.ts'

test.each([
  ['tukar faktur 3 maret', '2027-03-03'],
  ['sudah tukar faktur kemarin', '2027-01-10'],
  ['invoice diterima 8 januari', '2027-01-08'],
  ['tukar faktur', undefined],
])('%s says when an invoice was taken in', (text, day) => {
  const found = readInvoiceReceived(text, CONTEXT)
  expect(found?.intent).toBe(INVOICE_RECEIVED)
  expect(found?.values.received_on?.value).toBe(day)
})

test.each(['invoice', 'faktur 3 maret', 'uang diterima 3 maret', ''])('%s says something else', (text) =>
  expect(readInvoiceReceived(text, CONTEXT)).toBeUndefined(),
)
