import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A demo person whose phone can be picked up. */
export interface Person {
  /** 'whatsapp:62…', 'buyer:…', 'officer:…' */
  from: string
  name: string
  /** the business, organisation or roles */
  about: string
}

/** What stood in a chat before the page was opened. */
export interface Bubble {
  id?: string
  mine: boolean
  at: string
  text: string
  options?: { value: string; label: string }[]
  files?: { name: string; type: string; path: string }[]
}

/** The simulated world as the page needs it; put together by whoever starts the playground. */
export interface Show {
  now(): string
  /** one line as in `gandeng simulate`; of files only what was uploaded here */
  play(line: object): Promise<Record<string, string> | undefined>
  people(): Promise<Person[]>
  history(from: string): Promise<Bubble[]>
  /** keeps an uploaded picture, voice note or paper. @returns the path a line may name */
  upload(bytes: Uint8Array, name: string): Promise<string>
  file(path: string): Promise<{ bytes: Uint8Array; type: string } | undefined>
  /** everything that is said from now on. @returns how to stop listening */
  listen(hear: (line: object) => void): () => void
}

const MOST_BYTES = 20 * 1024 * 1024
const PAGE = new URL('./page/', import.meta.url)
const ASSETS: Record<string, string> = {
  '/': 'text/html; charset=utf-8',
  '/style.css': 'text/css; charset=utf-8',
  '/phones.js': 'text/javascript; charset=utf-8',
  '/icon.svg': 'image/svg+xml',
}

/**
 * Serves the try-out page. It has no login, so it answers only requests that name this machine, and only its own page.
 * @returns where it listens, and how to stop it
 */
export async function servePlayground(show: Show, { host, port }: { host: string; port: number }) {
  const server = createServer((request, response) => {
    route(show, request, response, host).catch((error: Error) => {
      if (!response.headersSent) reply(response, 500, { error: error.message })
      else response.end()
    })
  })
  await listening(server, port, host)
  const address = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}/`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const listening = (server: Server, port: number, host: string) =>
  new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve()))

async function route(show: Show, request: IncomingMessage, response: ServerResponse, host: string): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://playground')
  if (!namesUs(request, host)) return reply(response, 403, { error: 'this page answers only on its own address' })
  const key = `${request.method} ${url.pathname}`
  if (request.method === 'GET' && ASSETS[url.pathname]) {
    response.writeHead(200, {
      'content-type': ASSETS[url.pathname],
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'self'; img-src 'self' blob:",
    })
    return void response.end(readFileSync(new URL(url.pathname === '/' ? 'index.html' : `.${url.pathname}`, PAGE)))
  }
  switch (key) {
    case 'GET /events':
      return stream(show, request, response)
    case 'GET /people':
      return reply(response, 200, { now: show.now(), people: await show.people() })
    case 'GET /history':
      return reply(response, 200, await show.history(url.searchParams.get('from') ?? ''))
    case 'POST /play': {
      const line = JSON.parse(new TextDecoder().decode(await body(request)))
      return reply(response, 200, { now: show.now(), ...(await show.play(line)), after: show.now() })
    }
    case 'POST /upload':
      return reply(response, 200, {
        path: await show.upload(await body(request), url.searchParams.get('name') ?? 'file'),
      })
  }
  if (request.method === 'GET' && url.pathname.startsWith('/files/')) {
    const file = await show.file(url.pathname.slice(1))
    if (!file) return reply(response, 404, { error: 'no such file' })
    response.writeHead(200, {
      'content-type': file.type,
      'x-content-type-options': 'nosniff',
      // whatever somebody sent runs nothing here
      'content-security-policy': "script-src 'none'",
      'cache-control': 'private, max-age=3600',
    })
    return void response.end(file.bytes)
  }
  reply(response, 404, { error: 'nothing here' })
}

/** A foreign page must not reach the playground through the visitor's browser. */
function namesUs(request: IncomingMessage, host: string): boolean {
  const ours = (name: string) => ['localhost', '127.0.0.1', '[::1]', host, `[${host}]`].includes(name)
  const named = (request.headers.host ?? '').replace(/:\d+$/, '')
  const { origin } = request.headers
  return (
    (ours(named) || host === '0.0.0.0') &&
    (origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.headers.host))
  )
}

function stream(show: Show, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
  response.write('retry: 1000\n\n')
  const stop = show.listen((line) => response.write(`data: ${JSON.stringify(line)}\n\n`))
  request.on('close', stop)
}

async function body(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) throw new Error('larger than 20 MB')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function reply(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
}
