import { readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { selfSigned } from './certificate.ts'

const PAGE = fileURLToPath(new URL('./page/', import.meta.url))
const HOST = 'web.whatsapp.com'

/** The TLS server that the browser takes for web.whatsapp.com. */
export interface Line {
  /** Chromium's flags to reach it, and nothing else */
  browserArgs: string[]
  say(what: Record<string, unknown>): void
  /** whether a page is connected */
  connected(): boolean
  /** the network between page and server; a page that is cut off keeps trying */
  cut(): void
  mend(): void
  /** takes everything in and answers nothing, until it is told to answer again */
  silence(on: boolean): void
  close(): Promise<void>
}

export interface LineHandlers {
  /** written into the page when it is loaded */
  config(): object
  connected(device: string): void
  /** @returns the answer */
  said(what: Record<string, unknown>): unknown
}

export async function openLine(handlers: LineHandlers): Promise<Line> {
  const { key, cert, spki } = selfSigned(HOST)
  let stream: ServerResponse | undefined
  let cut = false
  let silent = false
  const held: (() => void)[] = []
  const server = createServer({ key, cert }, (request, response) => {
    const url = new URL(request.url!, `https://${HOST}`)
    if (cut) return void request.destroy()
    if (url.pathname === '/stream') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      stream = response
      response.once('close', () => {
        if (stream === response) stream = undefined
      })
      handlers.connected(url.searchParams.get('device') ?? '')
    } else if (url.pathname === '/up') {
      void body(request).then((text) => {
        const answer = JSON.stringify(handlers.said(JSON.parse(text)) ?? null)
        if (silent) held.push(() => response.end(answer))
        else response.end(answer)
      })
    } else if (url.pathname.startsWith('/page/')) {
      response.writeHead(200, { 'content-type': 'text/javascript' })
      response.end(readFileSync(PAGE + url.pathname.slice('/page/'.length)))
    } else if (url.pathname === '/') {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.end(html(handlers.config()))
    } else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    browserArgs: [
      `--host-resolver-rules=MAP ${HOST}:443 127.0.0.1:${port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`,
      `--ignore-certificate-errors-spki-list=${spki}`,
    ],
    say: (what) => void stream?.write(`data: ${JSON.stringify(what)}\n\n`),
    connected: () => stream !== undefined,
    cut() {
      cut = true
      stream?.destroy()
    },
    mend() {
      cut = false
    },
    silence(on) {
      silent = on
      if (!on) for (const answer of held.splice(0)) answer()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const html = (config: object) =>
  `<!doctype html><meta charset="utf-8"><title>WhatsApp</title>
<script id="config" type="application/json">${JSON.stringify(config)}</script>
<script type="module" src="/page/main.js"></script>`

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
