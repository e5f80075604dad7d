import type { AnswerInput, ReadContext } from '../answers/kind.ts'
import type { Asked, Proposal } from '../answers/proposal.ts'
import type { Found, Reading } from '../answers/reading.ts'
import type { Actor, Role } from '../chat/actor.ts'
import type { Media, Unreadable } from '../chat/message.ts'
import type { FileOut, Option, Reply } from '../chat/reply.ts'

export type { AnswerInput, Asked, Proposal, ReadContext, Reading }

// ── what a flow file becomes ─────────────────────────────────────────────────────────────────────────────────────────

/**
 * Where a step may lead: a step of the same flow · `end` · `cancel` (drops the talk beneath as well) ·
 * `flow:name` (leave for another flow) · `via:name` (go through another flow and come back to this step).
 */
export type Target = string

export interface Fork {
  label: string
  target: Target
}

interface StepBase {
  name: string
  /** line in the file, from 1 */
  line: number
  /** slot whose files go out with the text */
  files?: string
}

/** A slot: remembered, skipped when known, correctable. Answer `pick` takes its options from the list in slot `from`. */
export interface AskStep extends StepBase {
  verb: 'ask'
  text: string
  kind: string
  settings: Record<string, unknown>
  /** 'lewati' leaves it empty (null) */
  optional: boolean
  /** key of a reading that fills it; its own name unless the file says otherwise */
  reads: string
  /** what people call it in 'ralat harga …', normalised; '' when the file does not say */
  label: string
  from?: string
  /** answer `choice`: what is shown → value */
  choices: Option[]
  /** ways out of the question, shown after its options */
  forks: Fork[]
  /** answers to choose from for whoever is not understood twice, as they would be written */
  typical: string[]
  /** why it is asked, for whoever asks that */
  why?: string
  /** the question in short, when it comes up again in the same talk */
  again?: string
  /** whatever is written is the answer (a reason, a note): no other meaning is looked for in it */
  verbatim: boolean
  then?: Target
}

/** A fork: never remembered. */
export interface ChooseStep extends StepBase {
  verb: 'choose'
  text: string
  forks: Fork[]
  /** words that lead on without being a line: 'layak' */
  typed: Fork[]
}

export interface SayStep extends StepBase {
  verb: 'say'
  text: string
  then: Target
  /** says that the message was not understood */
  unclear?: true
}

export interface DoStep extends StepBase {
  verb: 'do'
  action: string
  then: Record<string, Target>
}

export type Step = AskStep | ChooseStep | SayStep | DoStep

export interface Flow {
  name: string
  title: string
  for: Role[]
  /** messages that start it, normalised; '*' greets, '?' asks for whom somebody speaks who has several, '+' takes a file without words */
  start: string[]
  /** intents (answers/reading) that start it */
  intents: string[]
  /** slots it is handed by the flow or notice that starts it: name → kind, with '?' when it may be missing */
  takes: Record<string, string>
  /** the message that came before is kept and fills the next flow's slots too (consent, registration) */
  keepsFirst: boolean
  /** looking around: nothing is lost when the person begins something else, and it is not come back to */
  passing: boolean
  /** keys of a reading that it keeps from what was said before it began */
  toldBefore: readonly string[]
  /** flow that is handed, as `said`, words which are no line of a list or menu of this one */
  otherwise?: string
  steps: Step[]
  /** kind of every slot: taken, asked or given by an action */
  kinds: Readonly<Record<string, string>>
  /** changes with every edit of the file and every change of what its actions give */
  version: string
  /** file name relative to flows/, for messages to whoever edits it */
  file: string
}

/** What an action declares; the checker and the types both read it. A kind that ends in '?' may be missing. */
export interface Declared {
  name: string
  for: readonly Role[]
  needs: Readonly<Record<string, string>>
  gives: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** Everything a turn needs to know that does not change between messages. */
export interface House {
  flows: ReadonlyMap<string, Flow>
  actions: ReadonlyMap<string, Declared>
  /** '<kind>.<reason>' and the engine's own sentences → text with {placeholders} */
  phrases: Readonly<Record<string, string>>
  /** notice name → its text */
  notices: Readonly<Record<string, string>>
  /** line name → template with {name:kind} */
  lines: Readonly<Record<string, string>>
  words: Readonly<Record<string, string>>
  /** what channels say on their own: to a group, under a menu, behind the menu button */
  channels: Readonly<Record<string, string>>
  /** sentences of the papers (PDF): name → text with {placeholders} */
  papers: Readonly<Record<string, string>>
  /** file → path in it ('steps.price.ask') → line, for messages to whoever edits it */
  where: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** flows and files of sentences that have mistakes of shape: known by name, not there */
  unread: readonly string[]
}

// ── a conversation ───────────────────────────────────────────────────────────────────────────────────────────────────

/** One flow being talked through. */
export interface Talk {
  id: number
  flow: string
  step: string
  slots: Record<string, unknown>
  /** questions and forks on the way to here, this one last: asked, or passed because known; emptied by an action that wrote */
  trail: string[]
  /** questions passed before an action wrote: what it saved is no longer an answer of this talk */
  closed: string[]
  /** questions that were put to the person, not passed because known */
  asked?: string[]
  /** what was sent for questions yet to come and has to be asked back: question → the words, or pictures that show little */
  doubts?: Record<string, string | readonly Media[]>
  /** answers refused in a row at this step */
  misses: number
  /** refusals before it was looked at anew, for the question that comes of that */
  missed?: number
  /** page of a long pick list, from 0 */
  page: number
  /** actions of this talk that wrote: a question from before a write is over */
  writes: number
  /** known answers that were changed or taken back: a card from before shows what is no longer true */
  edits: number
  /** fingerprint of the flow when it was last talked through, and the kinds its slots had then */
  version: string
  kinds: Readonly<Record<string, string>>
  /** the talk that went `via:` this one */
  caller?: number
  /** words that were no line of a list below are looked at: the list stands above, and is not shown anew at once */
  aside?: true
}

/** A question as it was shown: "2" means the second line that person saw. */
export interface Prompt {
  no: number
  talk: number
  flow: string
  step: string
  options: Option[]
  /** the talk's `writes` and `edits` when it was shown */
  writes: number
  edits: number
  /** two readings of one answer, of which the options name one each */
  readings?: unknown[]
  /** not a question of a talk (0): what is to be confirmed before it counts */
  proposed?: Proposed
}

/** What a model made of a message, as our readers read it; a yes lets it count. One of `flow`, `talk` and `said` is there. */
export interface Proposed {
  /** the day on which it was said: 'besok' is another one tomorrow */
  today: string
  /** a flow that is meant, and what the message tells it */
  flow?: { name: string; reading: Reading; input: AnswerInput }
  /** the question it answers, with the talk as it stood then */
  talk?: {
    id: number
    step: string
    writes: number
    edits: number
    option?: Option
    value?: unknown
    values: Reading['values']
  }
  /** a voice note in words, to be read as though they had been written */
  said?: Said
}

/** All that is remembered of a conversation between two messages. Plain JSON. */
export interface State {
  /** the last one is being talked about */
  stack: Talk[]
  prompts: Prompt[]
  promptNo: number
  talkNo: number
  /** the very first message, and what was told too early, kept while consent and registration are asked */
  held?: Reading
  /** what was said of keys that some flow keeps from before it began */
  told?: Record<string, Found>
  /** what was written before it was known for which business, organisation or region: read once that is answered */
  first?: Said
  /** between a `do` and its outcome: what this turn has said and done so far */
  running?: Progress
}

/** How far a turn has come. */
export interface Progress {
  said: string[]
  files: FileOut[]
  /** steps walked */
  steps: number
  /** a flow opened by us that has said nothing yet: may end without a word */
  quiet: boolean
  /** a talk was walked again from its first step, because its flow was edited */
  again: boolean
  /** a talk that is gone on with, and how much was said by then */
  takenUp?: { talk: number; said: number }
  /** the message that is being answered */
  heard?: Heard
  /** our readers could not settle it */
  unsettled?: true
}

/** A message with what a model makes of it. */
export interface Heard {
  said: Said
  proposal?: Proposal
}

/** A conversation before its first message. */
export const NEW_STATE: State = { stack: [], prompts: [], promptNo: 0, talkNo: 0 }

/** What a person sent, with its one reading. */
export interface Said {
  input: AnswerInput
  reading: Reading
  /** the prompt that was quoted or tapped */
  promptNo?: number
}

/** What was sent and cannot be read: each has a sentence 'unreadable.<name>' in flows/phrases.yaml. */
export type Unheard = Unreadable | 'voice'

// ── a turn ───────────────────────────────────────────────────────────────────────────────────────────────────────────

export type TurnEvent =
  | ({ type: 'message'; unheard?: Unheard; proposal?: Proposal; transcript?: Said } & Said)
  | { type: 'outcome'; outcome: string; values: Record<string, unknown>; wrote: boolean }
  | { type: 'open'; flow: string; slots: Record<string, unknown> }

export interface Turned {
  state: State
  /** what to say so far; complete when there is no `do` */
  reply: Reply | undefined
  /** number of the prompt that the reply ends with, when it ends with a question */
  promptNo?: number
  /** what our readers could not settle; the reply says so, or shows what was made of it */
  unsettled?: Said
  do?: { action: string; inputs: Record<string, unknown> }
}

export interface TurnContext {
  actor: Actor
  /** 'YYYY-MM-DD' in Asia/Jakarta */
  today: string
  feasts: Readonly<Record<string, readonly string[]>>
  districts: readonly { code: string; name: string; regionCode: string }[]
}
