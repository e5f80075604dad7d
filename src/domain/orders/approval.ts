/** What members of an organisation may do for it: `owner` also asks colleagues in and sets the limit. */
export const MEMBER_ROLES = ['owner', 'approver', 'member'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** Who may say yes to a colleague's order. */
export const APPROVES: readonly MemberRole[] = ['owner', 'approver']

/**
 * Whether a second member must agree before anything is offered: the total is above the organisation's limit. An order
 * that came by letter was signed already.
 * @param total integer rupiah
 * @param limit integer rupiah; null: nobody has to agree
 */
export const needsApproval = (total: number, limit: number | null, source: 'chat' | 'officer' | 'standing'): boolean =>
  source !== 'officer' && limit !== null && total > limit

/** Whether somebody may decide about an order: never the one who placed it. */
export const mayApprove = (role: MemberRole, personId: number, placedById: number | null): boolean =>
  APPROVES.includes(role) && personId !== placedById
