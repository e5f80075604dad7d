import type { World } from '../main.ts'
import { earOf, type Watched } from './watch.ts'

/**
 * Starts a channel that only one process may have: a phone's pairing, a bot's poller. On a server the processes that are
 * started for it elect one; the others stand by, and one of them takes over when that one is gone. Whoever finds the office
 * taken after its connection was cut ends: a channel starts once in a program's life.
 * @returns once it tries to connect, or stands by; rejects when it can never work
 */
export async function startInOffice(world: World, one: Watched, end: (why: Error) => void): Promise<void> {
  const { channel } = one
  const start = () => channel.start(earOf(world, one))
  if (!world.db.wire || !channel.alone) return start()
  const office = world.db.wire.hold(`channel ${channel.name} ${channel.via}`)
  void office.lost.then(() => end(new Error(`${channel.name} ${channel.via} is another process's now`)))
  if (await office.first) return start()
  one.changed({ state: 'standby', why: 'another process has it; this one takes over when that one is gone' })
  void office.ours.then(start).catch(end)
}
