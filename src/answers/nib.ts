import { readNib } from '../domain/permits.ts'
import { permit } from './permit.ts'

/** A business number (NIB) → 13 digits. */
export const nib = permit('nib', ['not_a_number', 'wrong_length'], readNib, (number) => number)
