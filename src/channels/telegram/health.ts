import type { Health } from '../../chat/channel.ts'
import type { Failed } from './api.ts'
import { NOT_KEPT } from './listen.ts'

/** The token is not one that Telegram knows: nothing helps but another. */
export const isTokenRefused = ({ code }: Failed): boolean => code === 401 || code === 404

/** For the operator, who knows BotFather. @param variable the environment's name of the token */
export const tokenRefused = (variable: string): string =>
  `Telegram does not know the token in ${variable}: copy it again from @BotFather (/mybots, API Token)`

/** What a failure means for the bot as a whole. */
export function healthAfter(failure: Failed, variable: string): Health {
  const { code, description } = failure
  if (isTokenRefused(failure)) return { state: 'waiting', why: tokenRefused(variable) }
  if (code === 409)
    return { state: 'down', why: `another program uses the token in ${variable} (409): stop it or give it its own bot` }
  if (description === NOT_KEPT) return { state: 'down', why: 'what people write could not be kept: see the database' }
  if (code === 0) return { state: 'down', why: `Telegram is not reached (${description})` }
  return { state: 'down', why: `Telegram answers ${code} ${description}` }
}
