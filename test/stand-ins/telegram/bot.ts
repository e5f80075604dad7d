import { type Group, group } from './group.ts'
import { type Person, person } from './person.ts'
import { type Seen, seenIn } from './screen.ts'
import { tell } from './updates.ts'
import { type Bot, chatOf, type Json, type World } from './world.ts'

/** One bot, from outside: who talks to it, and what it told Telegram. */
export interface BotHand {
  token: string
  person(id: number): Person
  group(id: number): Group
  channel(id: number): Group
  /** what the screen of a chat shows of the bot now, edits applied */
  heard(chatId: number): Seen[]
  commands(): { command: string; description: string }[]
  menuButton(): unknown
  webhook(): string | undefined
  /** updates it has not confirmed */
  waiting(): number
  /** an update of any shape */
  tells(update: Json): void
}

export const botHand = (world: World, bot: Bot): BotHand => ({
  token: bot.token,
  person: (id) => person(world, bot, id),
  group: (id) => group(world, bot, id, 'group'),
  channel: (id) => group(world, bot, id, 'channel'),
  heard: (chatId) => seenIn(chatOf(world, chatId), bot.token),
  commands: () => bot.commands,
  menuButton: () => bot.menuButton,
  webhook: () => bot.webhook?.url,
  waiting: () => bot.queue.length,
  tells: (update) => tell(world, bot, update),
})
