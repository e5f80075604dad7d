import { readBpomMd } from '../domain/permits.ts'
import { permit } from './permit.ts'

/** A BPOM MD number → 12 or 15 digits. */
export const bpom = permit(
  'bpom',
  ['is_import', 'not_a_number', 'wrong_length'],
  readBpomMd,
  (number) => `MD ${number}`,
)
