import { readPirt } from '../domain/permits.ts'
import { permit } from './permit.ts'

/** A P-IRT number → its digits (15, or 12 of an old one). */
export const pirt = permit('pirt', ['not_a_number', 'too_short', 'too_long'], readPirt, (number) =>
  number.length === 15 ? `${number.slice(0, 13)}-${number.slice(13)}` : number,
)
