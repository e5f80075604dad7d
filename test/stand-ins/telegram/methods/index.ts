import type { IncomingMessage } from 'node:http'
import { objectIn } from '../body.ts'
import { bad } from '../refusal.ts'
import { deleteWebhook, getUpdates, setWebhook } from '../updates.ts'
import type { Bot, Json, World } from '../world.ts'
import {
  deleteMessage,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from './editing.ts'
import { sendDocument, sendMediaGroup, sendMessage, sendPhoto } from './sending.ts'

type Method = (world: World, bot: Bot, params: Json, request: IncomingMessage) => unknown

const MOST_DOWNLOAD = 20 * 2 ** 20
/** An answer to a tap counts for so long. */
const QUERY_MS = 60_000

/** The part of the Bot API that is played here. */
export const METHODS: Record<string, Method> = {
  getMe: (_, bot) => bot.me,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo: (_, bot) => ({
    url: bot.webhook?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: bot.queue.length,
  }),
  sendMessage,
  sendPhoto,
  sendDocument,
  sendMediaGroup,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  getFile(world, _, params) {
    const file = world.files.get(String(params.file_id))
    if (!file) return bad('wrong file_id or the file is temporarily unavailable')
    if (file.size > MOST_DOWNLOAD) bad('file is too big')
    return { file_id: file.id, file_unique_id: `u${file.id}`, file_size: file.size, file_path: file.path }
  },
  answerCallbackQuery(world, _, params) {
    const query = world.queries.get(String(params.callback_query_id))
    if (!query || Date.now() - query.askedAt > QUERY_MS)
      return bad('query is too old and response timeout expired or query ID is invalid')
    if (String(params.text ?? '').length > 200) bad('MESSAGE_TOO_LONG')
    query.answer = params
    query.answered()
    return true
  },
  setMyCommands(_, bot, params) {
    bot.commands = objectIn(params, 'commands') as Bot['commands']
    for (const { command, description } of bot.commands) {
      if (!/^[a-z0-9_]{1,32}$/.test(command)) bad('BOT_COMMAND_INVALID')
      if (!description || description.length > 256) bad('BOT_COMMAND_DESCRIPTION_INVALID')
    }
    return true
  },
  setChatMenuButton(_, bot, params) {
    bot.menuButton = objectIn(params, 'menu_button')
    return true
  },
  leaveChat(world, bot, params) {
    const chat = world.chats.get(Number(params.chat_id))
    if (!chat?.members.delete(bot.token)) bad('chat not found')
    return true
  },
}
