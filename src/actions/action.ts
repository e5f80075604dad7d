import type { AnswerValues } from '../answers/index.ts'
import type { Actor, Role } from '../chat/actor.ts'
import type { FileOut, Option } from '../chat/reply.ts'
import type { Tx } from '../db/open.ts'
import type { Line } from '../flow/say.ts'
import type { Declared, House } from '../flow/types.ts'

/** Values that actions give and nobody answers, beside the kinds of answers. */
interface GivenValues {
  word: string
  words: string[]
  lines: Line[]
  list: Option[]
  files: FileOut[]
}
type Values = AnswerValues & GivenValues
export type Kind = keyof Values & string

type ValueOf<K extends string> = K extends `${infer Bare}?`
  ? Bare extends Kind
    ? Values[Bare] | undefined
    : never
  : K extends Kind
    ? Values[K]
    : never
type KindWord = Kind | `${Kind}?`
type Needs = Readonly<Record<string, KindWord>>
type Gives = Readonly<Record<string, Readonly<Record<string, KindWord>>>>

/** What an action may work with. The transaction is the turn's: all of it happens, or nothing. */
export interface Work {
  tx: Tx
  /** the instant of this turn */
  now: Date
  /** its day in Asia/Jakarta, 'YYYY-MM-DD' */
  today: string
  actor: Actor
  house: House
  feasts: Readonly<Record<string, readonly string[]>>
  /** a one-time code nobody can guess: invitations */
  newCode(): string
}

/** What may be missing may also be null: the question for it counts as left empty and is not asked. */
type Given<G extends Gives, O extends keyof G> = {
  [V in keyof G[O]]: ValueOf<G[O][V]> | (G[O][V] extends `${string}?` ? null : never)
}

/**
 * One named outcome with its values. `wrote`: earlier questions of this talk are closed. `actor`: who one is now.
 */
export type Outcome<G extends Gives> = {
  [O in keyof G & string]: (keyof G[O] extends never
    ? { outcome: O; values?: undefined }
    : { outcome: O; values: Given<G, O> }) & {
    wrote?: boolean
    actor?: Partial<Actor>
  }
}[keyof G & string]

export interface Action extends Declared {
  run(
    inputs: Record<string, unknown>,
    work: Work,
  ): Promise<{
    outcome: string
    values?: Record<string, unknown>
    wrote?: boolean
    actor?: Partial<Actor>
  }>
}

/**
 * Declares what a flow may `do:`. Its declaration is its type: an unknown outcome, a forgotten value or a kind of
 * answer that does not exist fails to compile.
 * @example
 * export const findDistrict = action({
 *   name: 'find_district', for: ['newcomer'], needs: { district: 'district' }, gives: { found: { name: 'text' }, elsewhere: {} },
 *   async run({ district }, { tx }) { … return { outcome: 'found', values: { name } } },
 * })
 */
export function action<const N extends Needs, const G extends Gives>(declared: {
  name: string
  for: readonly Role[]
  needs: N
  gives: G
  run(inputs: { [V in keyof N]: ValueOf<N[V]> }, work: Work): Promise<Outcome<G>>
}): Action {
  return declared as unknown as Action
}
