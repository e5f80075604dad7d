import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'

/** Where a network calls us: the channel checks that it is really the network. */
export interface Webhook {
  path: string
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** A network has its few kilobytes ready: whoever dribbles them holds a connection for no longer. House figure. */
const REQUEST_MS = 20_000

/** One small server for all networks that call us; closed to everything else. */
export function openWebhooks(
  { WEBHOOK_HOST, WEBHOOK_PORT }: Pick<Config, 'WEBHOOK_HOST' | 'WEBHOOK_PORT'>,
  webhooks: readonly Webhook[],
  log: Log,
) {
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    const path = (request.url ?? '').split('?')[0]
    const webhook = webhooks.find((candidate) => candidate.path === path)
    if (!webhook) return void response.writeHead(404).end()
    webhook.handle(request, response).catch((error) => {
      log.error({ err: error, path }, 'a webhook failed')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  return {
    /** @returns how to stop listening; nothing listens when no network calls us */
    async listen(): Promise<{ port?: number; stop(): Promise<void> }> {
      if (!webhooks.length) return { stop: async () => {} }
      await new Promise<void>((resolve, reject) =>
        server.once('error', reject).listen(WEBHOOK_PORT, WEBHOOK_HOST, resolve),
      )
      const { port } = server.address() as AddressInfo
      log.info({ port, paths: webhooks.map(({ path }) => path) }, 'webhooks')
      return {
        port,
        async stop() {
          server.closeIdleConnections()
          await new Promise((resolve) => server.close(resolve))
        },
      }
    },
  }
}
