const LARGEST_ID = 2_147_483_647

/**
 * The record id of a picked line. What a person sends back as a pick may be anything: what is no id becomes 0, which no
 * record has. Whether that record is theirs to touch is for the action to check.
 */
export function pickedId(value: string): number {
  const id = /^\d{1,10}$/.test(value) ? Number(value) : 0
  return id <= LARGEST_ID ? id : 0
}
