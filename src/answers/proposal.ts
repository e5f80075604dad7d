/** What a model may be asked about one message that our readers could not settle. */
export interface Asked {
  /** the message, without numbers and names of persons */
  message: string
  /** the question that is open, as the person saw it */
  question?: string
  /** lines of it that may be chosen */
  options: readonly string[]
  /** what the message may tell besides: key of a reading → the question it answers */
  tells: Readonly<Record<string, string>>
  /** what the person may want to do instead: intent → its name in the menu */
  wants: Readonly<Record<string, string>>
}

/**
 * What a model makes of a message: words for our readers, nothing else. It counts only once the person has said yes to
 * what the readers made of those words.
 */
export interface Proposal {
  /** one of those that were asked for */
  intent?: string
  /** the answer to the open question: the label of a line, or words its reader knows */
  answer?: string
  /** key of a reading → words */
  told: Readonly<Record<string, string>>
}
