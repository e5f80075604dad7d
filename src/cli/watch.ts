import { officerAccounts } from '../actions/accounts.ts'
import type { Channel, Ear, Health } from '../chat/channel.ts'
import { wib } from '../clock.ts'
import type { Log } from '../log.ts'
import type { World } from '../main.ts'
import { takeBack } from '../outbox/given-back.ts'
import { queueNotices } from '../outbox/queue.ts'
import { setReachable } from '../outbox/reachable.ts'

/** A channel that is back within this time is nobody's business. House figure. */
const PATIENCE_MS = 2 * 60_000

/** How a channel stands, kept for the operator's page; the office hears of one that stays away. */
export interface Watched {
  channel: Channel
  health(): Health
  changed(health: Health): void
  stop(): void
}

/**
 * Watches one channel. Admins of its region (of every region for a bot that serves all) are told on Telegram when it has
 * been away for two minutes, and again when it is back.
 */
export function watchChannel(
  world: World,
  channel: Channel,
  log: Log,
  draw: (health: Health) => void = () => {},
): Watched {
  let health: Health = { state: 'starting' }
  let timer: NodeJS.Timeout | undefined
  /** since when it is away, once the office was told */
  let told: string | undefined

  async function tell(notice: 'channel_down' | 'channel_up', since: string): Promise<void> {
    const now = world.clock.now()
    await world.db.transaction(async (tx) => {
      const regions = await tx.sql<{ code: string }>(`SELECT code FROM regions WHERE $1 = code OR $1 = 'bot'`, [
        channel.via,
      ])
      for (const { code } of regions) {
        const admins = await officerAccounts(tx, code, ['admin'])
        await queueNotices(
          tx,
          admins.map(({ accountId }) => ({
            notice,
            accountId,
            key: `${notice}:${channel.name}:${channel.via}:${since}:${accountId}`,
            values: {
              channel: `channel.${channel.name}`,
              ...(notice === 'channel_down' ? { todo: todoOf(health) } : {}),
            },
          })),
          now,
        )
      }
    })
  }
  const tellOrLog = (notice: 'channel_down' | 'channel_up', since: string) =>
    tell(notice, since).catch((error) => log.error({ err: error }, 'the office could not be told'))

  return {
    channel,
    health: () => health,
    changed(next) {
      const was = health
      health = next
      const away = next.state === 'down' || next.state === 'waiting'
      if (was.state !== next.state || was.why !== next.why)
        log[away ? 'warn' : 'info'](
          { channel: channel.name, via: channel.via, state: next.state, why: next.why },
          'channel',
        )
      draw(next)
      if (away && !timer && !told) {
        const since = wib(world.clock.now())
        timer = setTimeout(() => {
          timer = undefined
          told = since
          void tellOrLog('channel_down', since)
        }, PATIENCE_MS).unref()
      }
      if (next.state !== 'up') return
      clearTimeout(timer)
      timer = undefined
      if (told) void tellOrLog('channel_up', told)
      told = undefined
    },
    stop: () => clearTimeout(timer),
  }
}

/** What the admin reads: a phone has to scan, or somebody has to look. */
const todoOf = ({ qr }: Health) => (qr === undefined ? 'channel.look' : 'channel.scan')

/** The ear of a watched channel: messages go to the inbox, what comes back to the outbox. */
export function earOf({ db, clock, receive }: World, { channel: { name, via }, changed }: Watched): Ear {
  const line = { channel: name, via }
  return {
    hear: async (message) => void (await receive(message)),
    async failed(message) {
      if (!(await takeBack(db, line, message, clock.now()))) throw new Error('it is still being settled')
    },
    reachable: (from, reachable) => setReachable(db, { ...line, from }, reachable, clock.now()),
    changed,
  }
}
