import type { Sent } from '../../../chat/reply.ts'
import type { Failed } from '../api.ts'

/** Sentences of the Bot API about a chat that nothing can be sent to; blocked and deactivated people come as 403. */
const NOBODY_THERE = /chat not found|user not found|PEER_ID_INVALID|user is deactivated/i
/** Nothing of this message is wrong: a token that was changed, a server in trouble. */
const NOT_ABOUT_US = [401, 404, 409]

/** What a call that failed means for the message. @param unreachedMs wait when the network or its servers are not there */
export function sentOf({ code, description, retryAfterSeconds }: Failed, unreachedMs: number): Sent {
  if (code === 429)
    return { sent: false, why: 'later', retryAfterMs: retryAfterSeconds ? retryAfterSeconds * 1000 : unreachedMs }
  if (code === 0 || code >= 500 || NOT_ABOUT_US.includes(code))
    return { sent: false, why: 'later', retryAfterMs: unreachedMs }
  if (code === 403 || NOBODY_THERE.test(description)) return { sent: false, why: 'unreachable' }
  return { sent: false, why: 'refused', what: `${code} ${description}` }
}
