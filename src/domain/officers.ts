/** Roles of officers; `keeper` keeps one packing point, `treasurer` a penyedia's money, `head` only reads. */
export const OFFICER_ROLES = ['admin', 'curator', 'mentor', 'keeper', 'treasurer', 'head'] as const
export type OfficerRole = (typeof OFFICER_ROLES)[number]

/**
 * Which role may do which act, always within her own regions. An admin does everything except a treasurer's money acts:
 * the office is never the penyedia. A keeper acts at her own packing point only, a treasurer on her penyedia's papers
 * only: that narrowing is the action's, this table says who may try.
 */
export const OFFICER_ACTS = {
  manage_officers: ['admin'],
  curate_products: ['admin', 'curator'],
  see_curation_queue: ['admin', 'curator', 'mentor', 'head'],
  suspend_sellers: ['admin', 'curator'],
  verify_buyers: ['admin', 'curator'],
  arrange_catalogue: ['admin', 'curator'],
  watch_orders: ['admin', 'curator', 'mentor', 'head'],
  reallocate_orders: ['admin', 'curator'],
  enter_orders: ['admin', 'curator'],
  enter_for_makers: ['admin', 'curator', 'mentor'],
  set_calendar: ['admin'],
  set_targets: ['admin'],
  arrange_trainings: ['admin', 'mentor'],
  broadcast: ['admin'],
  chase_prospects: ['admin', 'curator'],
  see_makers: ['admin', 'curator', 'mentor', 'head'],
  talk_to_people: ['admin', 'curator', 'mentor'],
  merge_people: ['admin', 'curator', 'mentor'],
  receive_goods: ['admin', 'keeper'],
  give_up_rests: ['admin', 'curator', 'keeper'],
  ship_goods: ['admin', 'keeper'],
  handle_money: ['treasurer'],
  see_money: ['admin', 'treasurer', 'head'],
  arrange_listings: ['admin', 'curator'],
  arrange_samples: ['admin', 'curator'],
  hand_on_samples: ['admin', 'curator', 'keeper'],
  see_summary: ['admin', 'curator', 'mentor', 'head'],
  import_lists: ['admin'],
  export_lists: ['admin', 'curator', 'head'],
} as const satisfies Readonly<Record<string, readonly OfficerRole[]>>

export type OfficerAct = keyof typeof OFFICER_ACTS

/** Whether any of the roles held may do the act. */
export function officerMay(act: OfficerAct, roles: readonly string[]): boolean {
  return OFFICER_ACTS[act].some((role) => roles.includes(role))
}
