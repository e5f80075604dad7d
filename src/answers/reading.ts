/** One value found in a message. */
export interface Found {
  /** shaped as the answer kind of its key says */
  value: unknown
  /** the words it was read from */
  words: string
  /** two readings or far from usual: may be shown, must be asked */
  unsure?: boolean
}

/** What people ask about an open question, or say of it, instead of answering: 'buat apa?', 'contohnya?', 'ga tau'. */
export type AboutQuestion = 'why' | 'example' | 'unknown'

/** One reading of one message: made once, before the turn, and used to fill every slot whose key is there. */
export interface Reading {
  intent?: string
  /** what it means to whoever has no use for the intent: nothing to mend, or no flow for it */
  otherwise?: string
  /** counts only where a question is open; elsewhere the same words may mean something else */
  asks?: AboutQuestion
  values: Readonly<Record<string, Found>>
}
