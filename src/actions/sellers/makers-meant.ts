import { phone } from '../../answers/phone.ts'
import { DISTRICTS } from '../../domain/districts.ts'
import type { SellerState } from '../../domain/sellers.ts'
import type { Work } from '../action.ts'
import { likeEvery } from '../search-words.ts'

/** A maker that words may mean. */
export interface MakerMeant {
  id: number
  name: string
  owner: string
  /** code of its kecamatan */
  district: string
  phone: string | null
  status: SellerState
}

/** People are found with and without them. */
const TITLES = /\b(?:bu|ibu|pak|bapak|bp|kang|teh|mas|mbak|haji|hj|h)\b\.?/gi

/** Makers of the speaker's region by the name of business or owner, or by phone, at most `most`; who left is none. */
export function makersMeant({ tx, actor, today, feasts }: Work, words: string, most: number): Promise<MakerMeant[]> {
  const context = { today, feasts, region: actor.region, districts: DISTRICTS }
  const number = phone.read({ text: words, media: [] }, {}, context)
  const [meant, value] = number.ok
    ? ['phone = $2', number.value]
    : [`(name || ' ' || owner_name) ILIKE ALL ($2)`, likeEvery(words.replace(TITLES, ' '))]
  return tx.sql<MakerMeant>(
    `SELECT id, name, owner_name AS owner, district_code AS district, phone, status FROM sellers
     WHERE region_code = $1 AND status <> 'left' AND ${meant} ORDER BY name, id LIMIT $3`,
    [actor.region, value, most],
  )
}
