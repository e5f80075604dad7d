import { setTimeout as pause } from 'node:timers/promises'
import type { ChannelName } from '../../chat/channel.ts'
import { type Api, type Called, type Failed, type Method, type Payload, SOON } from './api.ts'
import type { BotOptions } from './options.ts'
import { ALLOWED_UPDATES } from './read/update.ts'

/**
 * Tells Telegram how we want to hear, and what the menu holds.
 * @returns what failed; the menu is not worth a failure and is told again at the next connection
 */
export async function connect(
  name: ChannelName,
  api: Api,
  { webhook, texts, log }: BotOptions,
  signal: AbortSignal,
): Promise<Failed | undefined> {
  const call = (method: Method, payload: Payload): Promise<Called> => api.call(method, payload, { ...SOON, signal })
  const heard = webhook
    ? await call('setWebhook', { url: webhook.url, secret_token: webhook.secret, allowed_updates: ALLOWED_UPDATES })
    : await call('deleteWebhook', {})
  if (!heard.ok) return heard
  const commands = Object.entries(texts.commands).map(([command, description]) => ({ command, description }))
  const told = [
    await call('setMyCommands', { commands, scope: { type: 'all_private_chats' } }),
    await call('setChatMenuButton', { menu_button: { type: 'commands' } }),
  ]
  for (const one of told)
    if (!one.ok && !signal.aborted)
      log.warn({ channel: name, code: one.code, why: one.description }, 'the menu of the bot could not be set')
  return undefined
}

/**
 * With a webhook Telegram comes to us; all there is to watch is that it answers and still posts where it did at first.
 * @returns what failed; nothing when the signal fired
 */
export async function watchWebhook(api: Api, everyMs: number, signal: AbortSignal): Promise<Failed | undefined> {
  let first: string | undefined
  while (!signal.aborted) {
    const info = await api.call<{ url: string }>('getWebhookInfo', {}, { ...SOON, signal })
    if (signal.aborted) break
    if (!info.ok) return info
    first ??= info.result.url
    if (info.result.url !== first) return { ok: false, code: 409, description: 'the webhook was changed' }
    await pause(everyMs, undefined, { signal }).catch(() => undefined)
  }
  return undefined
}
