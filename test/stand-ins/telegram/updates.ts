import type { IncomingMessage } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { objectIn } from './body.ts'
import { refuse } from './refusal.ts'
import type { Bot, Json, Update, World } from './world.ts'

/** Something happened that a bot should hear of: queued for its next poll, or posted to its webhook. */
export function tell(world: World, bot: Bot, what: Json): void {
  bot.queue.push({ update_id: world.next('update'), ...what })
  bot.poll?.again()
  if (bot.webhook) void post(world, bot)
}

/**
 * Long polling: what is below `offset` is confirmed and gone. Waits up to `timeout` seconds when there is nothing. A
 * second poller ends the first with 409.
 */
export async function getUpdates(_: World, bot: Bot, params: Json, request: IncomingMessage): Promise<Update[]> {
  if (bot.webhook)
    refuse(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first")
  bot.poll?.conflict()
  const offset = Number(params.offset ?? 0)
  if (offset > 0) bot.queue = bot.queue.filter(({ update_id }) => update_id >= offset)
  bot.allowed = (objectIn(params, 'allowed_updates') as string[] | undefined) ?? bot.allowed ?? []
  const allowed = bot.allowed
  const wanted = () => bot.queue.filter((update) => !allowed.length || allowed.some((kind) => kind in update))
  const seconds = Number(params.timeout ?? 0)
  if (!wanted().length && seconds > 0) await something(bot, seconds, request, () => wanted().length > 0)
  return wanted().slice(0, Number(params.limit ?? 100))
}

function something(bot: Bot, seconds: number, request: IncomingMessage, came: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      request.socket.off('close', gone)
      if (bot.poll === poll) delete bot.poll
      settle()
    }
    const timer = setTimeout(() => end(resolve), seconds * 1000)
    const gone = () => end(resolve)
    const poll = {
      again: () => came() && end(resolve),
      conflict: () => end(() => reject(conflict())),
    }
    bot.poll = poll
    request.socket.once('close', gone)
  })
}

function conflict(): unknown {
  try {
    return refuse(
      409,
      'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
  } catch (error) {
    return error
  }
}

/** Posts what is queued, one after the other, each again until it is answered with 2xx. */
async function post(world: World, bot: Bot): Promise<void> {
  const webhook = bot.webhook
  if (!webhook || webhook.sending) return
  webhook.sending = true
  for (let update = bot.queue[0]; update && bot.webhook === webhook; update = bot.queue[0]) {
    const answered = await fetch(webhook.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(webhook.secret ? { 'x-telegram-bot-api-secret-token': webhook.secret } : {}),
      },
      body: JSON.stringify(update),
    }).then(
      async (response) => {
        await response.arrayBuffer()
        return response.ok
      },
      () => false,
    )
    if (answered) bot.queue.shift()
    else await wait(world.repeatMs)
  }
  webhook.sending = false
}

export function setWebhook(world: World, bot: Bot, params: Json): true {
  const url = String(params.url ?? '')
  if (!/^https?:/.test(url)) refuse(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
  const secret = params.secret_token === undefined ? undefined : String(params.secret_token)
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    refuse(400, 'Bad Request: secret token contains unallowed characters')
  bot.poll?.conflict()
  bot.webhook = { url, sending: false, ...(secret ? { secret } : {}) }
  void post(world, bot)
  return true
}

export function deleteWebhook(_: World, bot: Bot, params: Json): true {
  delete bot.webhook
  if (String(params.drop_pending_updates) === 'true') bot.queue = []
  return true
}
