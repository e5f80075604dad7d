import type { ChannelName, Ear } from '../../chat/channel.ts'
import { type Api, type Limit, SOON } from './api.ts'
import type { BotOptions } from './options.ts'
import { type Heard, readUpdate } from './read/read.ts'
import type { Update } from './read/update.ts'
import { afterTap, type Screens } from './send/screens.ts'
import { takeKeyboard } from './send/send.ts'

/** What taking an update needs; `tidy` does what nobody waits for. */
export interface Taking {
  name: ChannelName
  api: Api
  options: Pick<BotOptions, 'texts' | 'log'>
  screens: Screens
  tidy(work: Promise<unknown>): void
}

/**
 * Takes updates in, those of one chat one after the other.
 * @returns a function that resolves to whether the update is kept; false: it must come again
 */
export function taker(taking: Taking): (update: Update, ear: Ear) => Promise<boolean> {
  const last = new Map<number, Promise<boolean>>()
  return (update, ear) => {
    const heard = readSafely(taking, update)
    // what was said after something that must come again must come again behind it
    const turn = (last.get(heard.chat) ?? Promise.resolve(true)).then((kept) =>
      kept ? takeOne(taking, heard, ear) : false,
    )
    last.set(heard.chat, turn)
    return turn.finally(() => last.get(heard.chat) === turn && last.delete(heard.chat))
  }
}

/** An update of a shape nobody foresaw must not come again for ever. */
function readSafely({ name, options }: Taking, update: Update): Heard {
  try {
    return readUpdate(update, name)
  } catch (error) {
    options.log.error({ channel: name, err: error }, 'an update could not be read and is passed over')
    return { what: 'nothing', chat: 0 }
  }
}

async function takeOne(taking: Taking, heard: Heard, ear: Ear): Promise<boolean> {
  const { api, options, tidy } = taking
  switch (heard.what) {
    case 'nothing':
      return true
    case 'reachable':
      return keptBy(taking, () => ear.reachable(String(heard.chat), heard.reachable))
    case 'group':
      await refuseGroup(taking, heard.chat)
      return true
    case 'expired':
      tidy(answer(api, heard.query, options.texts.expired))
      if (heard.on !== undefined) tidy(takeKeyboard(api, heard.chat, heard.on))
      return true
    case 'message':
      if (!(await keptBy(taking, () => ear.hear(heard.message)))) return false
      afterHearing(taking, heard)
      return true
  }
}

async function keptBy({ name, options }: Taking, keep: () => Promise<void>): Promise<boolean> {
  try {
    await keep()
    return true
  } catch (error) {
    options.log.warn({ channel: name, err: error }, 'an update could not be kept and will come again')
    return false
  }
}

function afterHearing({ api, screens, tidy }: Taking, heard: Extract<Heard, { what: 'message' }>): void {
  const { chat, message, tap } = heard
  const screen = screens.of(chat)
  if (message.contact !== undefined) screens.keep(chat, { ...screen, lettersTaken: true })
  if (!tap) return
  tidy(answer(api, tap.query))
  if (tap.on === undefined) return
  const { gone, left } = afterTap(screen, tap.on)
  screens.keep(chat, { ...screen, keyboards: left })
  for (const messageId of gone) tidy(takeKeyboard(api, chat, messageId))
}

/** Takes the waiting sign off the button. */
const answer = (api: Api, query: string, text?: string) =>
  api.call('answerCallbackQuery', { callback_query_id: query, ...(text ? { text: text.slice(0, 200) } : {}) }, SOON)

/** People do not wait for groups. */
const BRIEF: Limit = { ms: 5_000 }

/** Once it has left, what else was said there cannot be answered: Telegram sees to it that it is said once. */
async function refuseGroup({ api, options }: Taking, chat: number): Promise<void> {
  await api.call('sendMessage', { chat_id: chat, text: options.texts.group }, BRIEF)
  await api.call('leaveChat', { chat_id: chat }, BRIEF)
}
