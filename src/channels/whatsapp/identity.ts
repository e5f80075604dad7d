import type { Client } from 'whatsapp-web.js'
import { outOfTime, wentAway, withLimit } from './limit.ts'
import { type Sender, sender } from './raw.ts'

/** People kept in mind; more are asked for again. */
const MOST = 5_000

/**
 * Who is behind a chat: number and lid, asked once. Answers come in the order of the questions, so that two messages of one
 * person never change places.
 * @throws when the page went away: nobody may take a person for somebody else because of that
 */
export function identities(client: Client, callMs: number): (chat: string) => Promise<Sender> {
  const known = new Map<string, Promise<Sender>>()
  return (chat) => {
    const before = known.get(chat)
    if (before) return before
    const asked = ask(client, chat, callMs)
    if (known.size >= MOST) known.clear()
    known.set(chat, asked)
    // a number that is still missing may be known the next time
    asked.then(
      (who) => who.from === chat && known.delete(chat),
      () => known.delete(chat),
    )
    return asked
  }
}

async function ask(client: Client, chat: string, callMs: number): Promise<Sender> {
  try {
    const [known] = await withLimit(client.getContactLidAndPhone([chat]), callMs, 'identity')
    return sender(chat, known ?? {})
  } catch (error) {
    if (outOfTime(error) || wentAway(error)) throw error
    return sender(chat, {})
  }
}
