import { CHOSEN_FOR_MS } from '../actions/chosen.ts'
import type { Actor, OfficerRole, Role } from '../chat/actor.ts'
import type { ChannelName } from '../chat/channel.ts'

/** Columns of the account and its conversation that say who speaks; `memberships` as SPEAKER_COLUMNS reads them. */
export interface SpeakerRow {
  account_id: number
  conversation_id: number
  channel: ChannelName
  region_code: string
  person_id: number | null
  acting_as: { sellerId?: number; buyerId?: number; region?: string; at?: string } | null
  memberships: { id: number; region: string; role?: string }[] | null
}

/** The memberships that count at the number or bot that was written to, oldest first. */
export const SPEAKER_COLUMNS = `a.id AS account_id, c.id AS conversation_id, a.channel, a.region_code, a.person_id, c.acting_as,
  CASE a.channel
    WHEN 'whatsapp' THEN (SELECT json_agg(json_build_object('id', s.id, 'region', s.region_code) ORDER BY s.id)
      FROM seller_members m JOIN sellers s ON s.id = m.seller_id WHERE m.person_id = a.person_id AND s.status <> 'left')
    WHEN 'buyer' THEN (SELECT json_agg(json_build_object('id', b.id, 'region', b.region_code) ORDER BY b.id)
      FROM buyer_members m JOIN buyers b ON b.id = m.buyer_id WHERE m.person_id = a.person_id AND m.status = 'active')
    ELSE (SELECT json_agg(json_build_object('id', o.id, 'region', o.region_code, 'role', o.role) ORDER BY o.id)
      FROM officers o WHERE o.person_id = a.person_id AND o.status = 'active')
  END AS memberships`

/**
 * Who speaks: the bot one writes to decides which role, and what was chosen for this talk decides for whom. With several
 * and none chosen they are `undecided`; an officer's region stays until it is changed.
 */
export function speakerOf(row: SpeakerRow, now: Date): Actor {
  const common = {
    accountId: row.account_id,
    conversationId: row.conversation_id,
    ...(row.person_id === null ? {} : { personId: row.person_id }),
  }
  const memberships = row.memberships ?? []
  const chosen = row.acting_as ?? {}
  if (row.channel === 'officer') {
    const region = memberships.find((m) => m.region === chosen.region)?.region ?? memberships[0]?.region
    const here = memberships.filter((m) => m.region === region)
    if (!here[0] || !region) return { ...common, region: row.region_code, roles: ['uninvited'] }
    const undecided = here.length < memberships.length && chosen.region !== region
    const roles = here.map((m) => m.role as OfficerRole)
    return { ...common, region, roles, officerId: here[0].id, ...(undecided ? { undecided } : {}) }
  }
  const [member, stranger, key]: [Role, Role, 'sellerId' | 'buyerId'] =
    row.channel === 'whatsapp' ? ['seller', 'newcomer', 'sellerId'] : ['buyer', 'visitor', 'buyerId']
  const own = memberships.find((m) => m.id === chosen[key]) ?? memberships[0]
  if (!own) return { ...common, region: chosen.region ?? row.region_code, roles: [stranger] }
  const undecided = memberships.length > 1 && (own.id !== chosen[key] || !isFresh(chosen.at, now))
  return { ...common, region: own.region, roles: [member], [key]: own.id, ...(undecided ? { undecided } : {}) }
}

const isFresh = (at: string | undefined, now: Date): boolean =>
  at !== undefined && now.getTime() - new Date(at).getTime() <= CHOSEN_FOR_MS
