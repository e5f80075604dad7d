/**
 * What is said first when several notices are due at once. `promise`: news of goods, orders and people, as it happens ·
 * `reminder`, `summary`, `broadcast`: what can wait and may be switched off one by one.
 */
export const PRIORITY = { promise: 0, money: 1, reminder: 2, summary: 3, broadcast: 4 } as const

/** What a notice is, besides its words. `values` name the kinds in which its text says them. */
export interface NoticeKind {
  kind: keyof typeof PRIORITY
  /** after this many hours it is dropped instead of said late */
  useByHours: number
  values: Readonly<Record<string, string>>
  /** said by the clock: what is due for one person at the same time shares one message */
  merges?: true
  /** somebody may get ill: it waits for no morning */
  atOnce?: true
  /** makers hear it: on the official WhatsApp it needs an approved template */
  toMakers?: true
  /** the flow it starts: a notice that needs an answer */
  flow?: string
  /** kinds of the slots it hands over to that flow; the values themselves unless it says otherwise */
  slots?: Readonly<Record<string, string>>
}
