import type { Actor } from '../../chat/actor.ts'
import { OFFICER_ACTS } from '../../domain/officers.ts'

/** Who may say that money came in or went out: a penyedia's treasurer. The office is never the penyedia. */
export const MONEY_KEEPERS = OFFICER_ACTS.handle_money

/** SQL that is true for the orders `o` of the speaker's own penyedia. Takes two parameters from `first` on: see `keeperOf`. */
export const keptBy = (first: number): string =>
  `(o.region_code = $${first} AND o.supplier_id IN (SELECT k.supplier_id FROM officers k
      WHERE k.person_id = $${first + 1} AND k.region_code = $${first} AND k.role = 'treasurer' AND k.status = 'active'))`

export const keeperOf = ({ region, personId }: Actor): [string, number] => [region, personId ?? 0]
