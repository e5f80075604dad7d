/** Who speaks: the bot one writes to and what is known of the account decide it. */
export const OFFICER_ROLES = ['admin', 'curator', 'mentor', 'keeper', 'treasurer', 'head'] as const
export type OfficerRole = (typeof OFFICER_ROLES)[number]

/**
 * `newcomer` writes on WhatsApp and has no business yet · `seller` has one · `visitor` browses on the buyers' bot and
 * has no organisation yet · `buyer` has one · `uninvited` writes to the officers' bot without an invitation.
 */
export const ROLES = ['newcomer', 'seller', 'visitor', 'buyer', 'uninvited', ...OFFICER_ROLES] as const
export type Role = (typeof ROLES)[number]

/** The speaker of one turn. Ids are those of the database; what is not known is absent. */
export interface Actor {
  accountId: number
  conversationId: number
  /** the region spoken to or worked for: '32.15' */
  region: string
  roles: Role[]
  personId?: number
  sellerId?: number
  buyerId?: number
  officerId?: number
  /** speaks for several businesses, organisations or regions and has not said for which */
  undecided?: boolean
}
