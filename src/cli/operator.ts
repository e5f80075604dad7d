import qrcode from 'qrcode'
import { dayOf } from '../clock.ts'
import type { Config } from '../config.ts'
import type { World } from '../main.ts'
import { serveOperator } from '../operator/server.ts'
import { figures } from './figures.ts'
import type { Watched } from './watch.ts'

const MB = 1024 * 1024

/** Serves the operator's page and the health endpoint. */
export async function startOperatorPage(config: Config, world: World, watched: readonly Watched[]) {
  const { clock, db } = world
  const began = clock.now()
  const page = await serveOperator({
    host: config.OPERATOR_HOST,
    port: config.OPERATOR_PORT,
    drawQr: (code) => qrcode.toString(code, { type: 'svg', margin: 2 }),
    ready: () => db.sql('SELECT 1'),
    metrics: () => figures(config.GANDENG_DATA, world, watched, began),
    async standing() {
      const now = clock.now()
      const [queues] = await db.sql<{ inbox: number; outbox: number; oldest: Date | null }>(
        `SELECT (SELECT count(*)::int FROM inbox WHERE done_at IS NULL) AS inbox,
           (SELECT count(*)::int FROM outbox WHERE status = 'sending' OR status = 'queued' AND due_at <= $1) AS outbox,
           (SELECT min(received_at) FROM inbox WHERE done_at IS NULL) AS oldest`,
        [now],
      )
      const [use] = await db.sql<{ unsettled: number; calls: number; failures: number }>(
        `SELECT coalesce(sum(messages), 0)::int AS unsettled, coalesce(sum(calls), 0)::int AS calls,
           coalesce(sum(failures), 0)::int AS failures FROM model_uses WHERE day = $1`,
        [dayOf(now)],
      )
      const { model } = world.desk
      return {
        model: { state: model ? (model.ready(now) ? 'up' : 'resting') : 'off', ...use! },
        channels: watched.map(({ channel, health }) => ({ channel: channel.name, via: channel.via, health: health() })),
        queues: {
          inbox: queues!.inbox,
          outbox: queues!.outbox,
          oldestSeconds: queues!.oldest ? (now.getTime() - queues!.oldest.getTime()) / 1000 : 0,
        },
        up: (now.getTime() - began.getTime()) / 1000,
        memoryMb: process.memoryUsage.rss() / MB,
      }
    },
  })
  process.stdout.write(`operator's page: ${page.url}\n`)
  return page
}
