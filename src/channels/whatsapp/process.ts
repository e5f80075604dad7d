// The process that holds whatsapp-web.js and the browser; started by supervise.ts, spoken to over IPC.
import { type HeardUntil, heardUntil } from './heard-until.ts'
import { briefly } from './limit.ts'
import type { FromProcess, ToProcess } from './protocol.ts'
import { chatId } from './send.ts'
import { openSession, type Session } from './session.ts'

const tell = (what: FromProcess) => process.connected && process.send?.(what)

/** messages handed to the program that are not yet in the inbox, with their chats */
const handed = new Map<number, { chat: string; sentAt: number }>()
let numbers = 0
let session: Session | undefined
let until: HeardUntil | undefined

async function leave() {
  until?.write()
  await session?.stop()
  process.exit(0)
}

process.on('message', async (what: ToProcess) => {
  if (what.say === 'start') {
    until = heardUntil(what.settings.profileDir)
    session = openSession(what.settings, {
      health: (health) => tell({ say: 'health', health }),
      heard(heard) {
        const n = ++numbers
        const { message, sentAt } = heard
        handed.set(n, { chat: message.replyTo ?? chatId(message.from), sentAt })
        tell({ say: 'heard', n, heard })
      },
      since: () => until!.since(),
      pending: (chat) => [...handed.values()].some((one) => one.chat === chat),
      log: (level, fields, text) => tell({ say: 'log', level, fields, text }),
    })
  } else if (what.say === 'kept') {
    until?.kept(handed.get(what.n)?.sentAt ?? 0)
    handed.delete(what.n)
  } else if (what.say === 'ask') tell({ say: 'answer', n: what.n, answer: await session!.ask(what.ask) })
  else await leave()
})

// the program is gone: nobody listens any more
process.on('disconnect', () => void leave())
// the library leaves promises behind; the heartbeat finds out whether one of them mattered
process.on('unhandledRejection', (error) =>
  tell({ say: 'log', level: 'warn', fields: { err: briefly(error) }, text: 'the library let a promise fail' }),
)
process.on('uncaughtException', (error) => {
  tell({ say: 'log', level: 'error', fields: { err: briefly(error) }, text: 'the WhatsApp process broke off' })
  // said before it ends
  setTimeout(() => process.exit(1), 100)
})
