import type { ChannelName } from '../../../chat/channel.ts'
import type { Tx } from '../../../db/open.ts'
import { readPhone } from '../../../domain/phone.ts'

/** An account as an officer weighs it: whose it is and what that person has. */
export interface KnownAccount {
  id: number
  channel: ChannelName
  /** digits of the phone, the lid while no phone is known, or Telegram's id */
  externalId: string
  regionCode: string
  profileName: string | null
  conversationId: number
  lastInboundAt: Date | null
  /** its person; for an account that has none yet, whoever is known under its phone */
  personId: number | null
  personName: string | null
  personPhone: string | null
  sellers: { id: number; name: string; district: string; region: string; products: number; shares: number }[]
  buyers: { id: number; name: string; region: string; orders: number }[]
  officers: { id: number; role: string; region: string }[]
}

/** Officers come and go by invitation; their accounts are never merged. */
const MERGED = `a.channel IN ('whatsapp', 'buyer')`

const ACCOUNT = `SELECT a.id, a.channel, a.external_id AS "externalId", a.region_code AS "regionCode", a.profile_name AS "profileName",
    c.id AS "conversationId", c.last_inbound_at AS "lastInboundAt",
    p.id AS "personId", p.name AS "personName", p.phone AS "personPhone",
    coalesce((SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'district', s.district_code, 'region', s.region_code,
        'products', (SELECT count(*) FROM products x WHERE x.seller_id = s.id AND x.status <> 'withdrawn'),
        'shares', (SELECT count(*) FROM allocations x WHERE x.seller_id = s.id
          AND x.status IN ('offered', 'waiting_dp', 'accepted', 'partial', 'in_progress', 'ready'))) ORDER BY s.id)
      FROM seller_members m JOIN sellers s ON s.id = m.seller_id WHERE m.person_id = p.id AND s.status <> 'left'), '[]') AS sellers,
    coalesce((SELECT json_agg(json_build_object('id', b.id, 'name', b.name, 'region', b.region_code,
        'orders', (SELECT count(*) FROM orders x WHERE x.buyer_id = b.id)) ORDER BY b.id)
      FROM buyer_members m JOIN buyers b ON b.id = m.buyer_id WHERE m.person_id = p.id AND m.status = 'active'), '[]') AS buyers,
    coalesce((SELECT json_agg(json_build_object('id', o.id, 'role', o.role, 'region', o.region_code) ORDER BY o.id)
      FROM officers o WHERE o.person_id = p.id AND o.status = 'active'), '[]') AS officers
  FROM accounts a JOIN conversations c ON c.account_id = a.id
    LEFT JOIN people p ON p.erased_at IS NULL AND p.id = coalesce(a.person_id,
      (SELECT q.id FROM people q WHERE a.channel = 'whatsapp' AND q.phone = a.external_id))
  WHERE ${MERGED}`

/**
 * The accounts that fit a condition over `a` (account), `c` (conversation) and `p` (person, may be missing), whoever wrote
 * last first.
 */
export const accountsWhere = (tx: Tx, condition: string, params: unknown[]): Promise<KnownAccount[]> =>
  tx.sql<KnownAccount>(`${ACCOUNT} AND (${condition}) ORDER BY c.last_inbound_at DESC NULLS LAST, a.id`, params)

/** One account by its id; nothing for an officer's account. */
export async function accountById(tx: Tx, id: number): Promise<KnownAccount | undefined> {
  const [account] = await accountsWhere(tx, 'a.id = $1', [id])
  return account
}

/** Whether this person owns a business or belongs to an organisation in a region: only then its officers may move them. */
export const belongsTo = ({ sellers, buyers }: KnownAccount, region: string): boolean =>
  [...sellers, ...buyers].some((one) => one.region === region)

/**
 * Whether an officer of a region may give this account to somebody: it belongs to somebody of hers, or to nobody with
 * anything, and wrote to her region's number. Telegram's bots serve every region.
 */
export function mayBeGiven(account: KnownAccount, region: string): boolean {
  if (account.sellers.length || account.buyers.length || account.officers.length) return belongsTo(account, region)
  return account.channel !== 'whatsapp' || account.regionCode === region
}

/** What a person has on the channel of this account: names of businesses, or of organisations. */
export const namesOn = ({ channel, sellers, buyers }: KnownAccount): string[] =>
  (channel === 'whatsapp' ? sellers : buyers).map(({ name }) => name)

/** The phone an account writes from; null for Telegram, and while only a lid is known. */
export function phoneOfAccount({ channel, externalId }: KnownAccount): string | null {
  const read = channel === 'whatsapp' ? readPhone(externalId) : undefined
  return read?.ok ? read.value : null
}
