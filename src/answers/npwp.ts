import { maskNumber, readNpwp, type TaxpayerKind } from '../domain/permits.ts'
import { permit } from './permit.ts'

const KINDS: readonly TaxpayerKind[] = ['individual', 'body', 'government', 'foreigner']

/** A taxpayer's number → 16 digits, always said masked. `taxpayer`: individual, body (when not given), government, foreigner. */
export const npwp = permit(
  'npwp',
  ['not_a_number', 'wrong_length', 'old_personal_number'],
  (text, settings) => readNpwp(text, KINDS.find((kind) => kind === settings.taxpayer) ?? 'body'),
  maskNumber,
  { taxpayer: 'text' },
)
