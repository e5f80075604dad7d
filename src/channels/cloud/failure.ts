import { GraphApiError } from '@kapso/whatsapp-cloud-api'
import type { Sent } from '../../chat/reply.ts'
import { unreachedBy } from './graph.ts'

/** What went wrong, by who must act. */
export interface Failure {
  kind:
    | 'unreached'
    /** too fast, for this person or in all */
    | 'busy'
    /** their servers */
    | 'trouble'
    | 'token'
    /** the number or the account may not send */
    | 'account'
    | 'window'
    | 'template'
    | 'unreachable'
    | 'refused'
  /** Meta's code and title, or the network's; never a number or a name */
  what: string
  /** what Meta asks to wait, in milliseconds */
  retryAfterMs?: number
}

/**
 * Meta's codes (developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes). The library sorts them too, but
 * finer and otherwise: it takes 131026 and 131042 for one kind, and 131048 for something to be mended.
 */
const KINDS: Readonly<Partial<Record<Failure['kind'], readonly number[]>>> = {
  busy: [4, 613, 80007, 130429, 131048, 131056],
  trouble: [1, 2, 131000, 131016, 131057, 133004],
  token: [0, 3, 10, 190, 131005],
  account: [368, 131031, 131037, 131042, 131045, 133010],
  window: [470, 131047],
  template: [132000, 132001, 132005, 132007, 132012, 132015, 132016, 132018],
  unreachable: [131026, 131030],
}

/** What a call that was not answered well means. @throws the error itself when it is a mistake of ours, or a file's */
export function failureOf(error: unknown): Failure {
  const word = unreachedBy(error)
  if (word !== undefined) return { kind: 'unreached', what: word }
  // somebody between us and Meta answers in its place
  if (error instanceof SyntaxError) return { kind: 'trouble', what: 'in a way that makes no sense' }
  if (!(error instanceof GraphApiError)) throw error
  const { code, httpStatus, message, retry } = error
  return {
    ...failureOfCode(Number(code ?? httpStatus), message, httpStatus),
    ...(retry.retryAfterMs === undefined ? {} : { retryAfterMs: retry.retryAfterMs }),
  }
}

/** The id in an answer of Meta's. @throws SyntaxError when there is none */
export function idIn(answer: { id?: unknown } | null | undefined): string {
  if (typeof answer?.id === 'string' && answer.id) return answer.id
  throw new SyntaxError("Meta's answer has no id")
}

/** The same for a code that comes later, with a message's status. */
export function failureOfCode(code: number, title: string, httpStatus = 400): Failure {
  const what = `${code} ${bare(title, code)}`.trim()
  for (const [kind, codes] of Object.entries(KINDS))
    if (codes.includes(code)) return { kind: kind as Failure['kind'], what }
  if (httpStatus === 429) return { kind: 'busy', what }
  if (httpStatus >= 500) return { kind: 'trouble', what }
  if (httpStatus === 401 || (code >= 200 && code <= 299)) return { kind: 'token', what }
  return { kind: 'refused', what }
}

/** What a failure means for the message; `window` and `template` are decided by who sends. */
export function sentAfter({ kind, what, retryAfterMs }: Failure, gapMs: number): Sent {
  switch (kind) {
    case 'unreachable':
      return { sent: false, why: 'unreachable' }
    case 'refused':
      return { sent: false, why: 'refused', what }
    case 'window':
    case 'template':
      return { sent: false, why: 'window_closed' }
    default:
      return { sent: false, why: 'later', retryAfterMs: Math.max(gapMs, retryAfterMs ?? 0) }
  }
}

/** '(#131030) Recipient …' says its code twice; digits may be somebody's phone. */
const bare = (title: string, code: number): string =>
  title
    .replace(`(#${code})`, '')
    .replace(/\d{7,}/g, '…')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 200)
