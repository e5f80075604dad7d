import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Health } from '../chat/channel.ts'
import { exposition, type Metric } from './metrics.ts'

/** How the program stands, for the operator and for whatever watches it. */
export interface Standing {
  channels: { channel: string; via: string; health: Health }[]
  /** messages not answered yet, rows not sent yet, and how long the oldest has been waiting, in seconds */
  queues: { inbox: number; outbox: number; oldestSeconds: number }
  /** the language model: not set up, asked, or left alone after failures; and of today: messages that our own readers could not settle, calls, failures */
  model: { state: 'off' | 'up' | 'resting'; unsettled: number; calls: number; failures: number }
  /** seconds since the start */
  up: number
  memoryMb: number
}

export interface OperatorOptions {
  host: string
  port: number
  standing(): Promise<Standing>
  /** figures for Prometheus */
  metrics(): Promise<readonly Metric[]>
  /** whether the database answers: throws or takes long when it does not */
  ready(): Promise<unknown>
  /** a code to be scanned, as SVG */
  drawQr(code: string): Promise<string>
}

/**
 * The operator's page: `/` for people (health, and the QR that pairs WhatsApp), `/health` for machines: 200 when every
 * channel is up here or with another process, 503 when one is not. It has no login and answers only requests that name this machine.
 * @returns where it listens, and how to stop it
 */
export async function serveOperator(options: OperatorOptions) {
  const server = createServer((request, response) => {
    route(options, request, response).catch((error: Error) => reply(response, 500, 'text/plain', error.message))
  })
  await listening(server, options)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}/`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** A database that takes longer is not ready. */
const READY_MS = 2_000

const listening = (server: Server, { host, port }: OperatorOptions) =>
  new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve()))

async function route(options: OperatorOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const named = (request.headers.host ?? '').replace(/:\d+$/, '')
  if (!['localhost', '127.0.0.1', '[::1]', options.host].includes(named))
    return reply(response, 403, 'text/plain', 'this page answers only on its own address\n')
  if (request.method !== 'GET') return reply(response, 405, 'text/plain', 'only to be read\n')
  switch (request.url) {
    case '/health': {
      const standing = await options.standing()
      const channels = standing.channels.map(({ channel, via, health: { state, why } }) => ({
        channel,
        via,
        state,
        why,
      }))
      const well = channels.every(({ state }) => state === 'up' || state === 'standby')
      return reply(
        response,
        well ? 200 : 503,
        'application/json',
        `${JSON.stringify({ ...standing, well, channels })}\n`,
      )
    }
    case '/ready': {
      const ready = await Promise.race([
        options.ready().then(
          () => true,
          () => false,
        ),
        pause(READY_MS, false, { ref: false }),
      ])
      return reply(response, ready ? 200 : 503, 'text/plain', ready ? 'ready\n' : 'the database does not answer\n')
    }
    case '/metrics':
      return reply(response, 200, 'text/plain; version=0.0.4; charset=utf-8', exposition(await options.metrics()))
    case '/':
      return reply(response, 200, 'text/html; charset=utf-8', await page(options))
  }
  reply(response, 404, 'text/plain', 'nothing here\n')
}

async function page({ standing, drawQr }: OperatorOptions): Promise<string> {
  const { channels, queues, model, up, memoryMb } = await standing()
  const rows = channels.map(
    ({ channel, via, health }) =>
      `<tr class="${health.state}"><td>${escaped(channel)}</td><td>${escaped(via)}</td><td>${health.state}</td><td>${escaped(health.why ?? '')}</td></tr>`,
  )
  const codes = await Promise.all(
    channels
      .filter(({ health }) => health.qr !== undefined)
      .map(
        async ({ via, health }) =>
          `<figure>${await drawQr(health.qr!)}<figcaption>WhatsApp ${escaped(via)}: scan it with the phone that holds the number (Linked devices → Link a device)</figcaption></figure>`,
      ),
  )
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
<meta name="viewport" content="width=device-width"><title>Gandeng</title>
<style>body{font:16px system-ui;margin:2rem auto;max-width:48rem;padding:0 1rem}table{border-collapse:collapse;width:100%}
td,th{text-align:left;padding:.4rem .8rem;border-bottom:1px solid #ddd}.up td:nth-child(3){color:#087f23}
.down td:nth-child(3){color:#b3261e}.waiting td:nth-child(3){color:#8a5a00}figure{margin:2rem 0}svg{width:18rem;height:18rem}</style>
<h1>Gandeng</h1>
<table><tr><th>channel</th><th>number or bot</th><th>state</th><th></th></tr>${rows.join('') || '<tr><td colspan="4">no channel is set up: see .env.example</td></tr>'}</table>
<p>${queues.inbox} messages not answered yet, ${queues.outbox} not sent yet${queues.oldestSeconds ? `, the oldest for ${Math.round(queues.oldestSeconds)} s` : ''}. Up for ${Math.floor(up / 3600)} h ${Math.floor((up % 3600) / 60)} min, ${Math.round(memoryMb)} MB.</p>
<p>Not understood by our own readers today: ${model.unsettled}. Language model: ${model.state}${model.state === 'off' ? '' : `, ${model.calls} calls today, ${model.failures} failed`}.</p>
${codes.join('')}</html>`
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)

function reply(response: ServerResponse, status: number, type: string, text: string): void {
  response
    .writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
    })
    .end(text)
}
