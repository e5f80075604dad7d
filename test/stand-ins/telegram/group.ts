import { chatFields } from './messages.ts'
import { type Seen, seenIn } from './screen.ts'
import { tell } from './updates.ts'
import { type Bot, chatOf, type World } from './world.ts'

/** A group or channel that somebody adds the bot to. */
export interface Group {
  adds(): void
  says(text: string): void
  hasBot(): boolean
  screen(): Seen[]
}

const SOMEBODY = { id: 99, is_bot: false, first_name: 'Anggota' }

export function group(world: World, bot: Bot, id: number, type: 'group' | 'channel'): Group {
  const chat = chatOf(world, id, type)
  const message = (fields: object) => ({
    message_id: world.next('message'),
    chat: chatFields(chat),
    date: 0,
    ...(type === 'group' ? { from: SOMEBODY } : { sender_chat: chatFields(chat) }),
    ...fields,
  })
  return {
    adds() {
      chat.members.add(bot.token)
      const status = type === 'channel' ? 'administrator' : 'member'
      tell(world, bot, {
        my_chat_member: { chat: chatFields(chat), from: SOMEBODY, date: 0, new_chat_member: { status, user: bot.me } },
      })
      if (type === 'group') tell(world, bot, { message: message({ new_chat_members: [bot.me] }) })
    },
    says: (text) => tell(world, bot, { [type === 'group' ? 'message' : 'channel_post']: message({ text }) }),
    hasBot: () => chat.members.has(bot.token),
    screen: () => seenIn(chat, bot.token),
  }
}
