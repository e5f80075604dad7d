import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { takeMessage } from './messages.ts'
import { type Person, personAt } from './person.ts'
import { openPosts, type Posts } from './posts.ts'
import { refusalOf, refuse, refuseWith } from './refusal.ts'
import { type Call, type Fault, faultFor, type Json, newWorld, store, type World } from './world.ts'

/** graph.facebook.com on this machine, with the people who hold the phones. */
export interface Meta {
  apiRoot: string
  world: World
  posts: Posts
  /** calls made so far, without those that only look whether we are known */
  calls: Call[]
  person(waId: string, phoneId?: string): Person
  /** the next calls go wrong */
  fault(fault: Fault): void
  heal(): void
  /** templates that were approved, with their number of variables */
  approve(templates: readonly { name: string; variables: readonly unknown[] }[]): void
  /** the addresses of files that were handed out lead nowhere any more */
  expire(): void
  /** nobody can connect, every connection breaks, and nothing is posted */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
}

export interface MetaOptions {
  token: string
  secret: string
  /** phone number id → the number as it is shown */
  numbers: Readonly<Record<string, string>>
  /** where Meta posts what happens */
  webhook(): string | undefined
  /** how long a post that was not taken waits */
  repeatMs?: number
}

export async function startMeta({ token, secret, numbers, webhook, repeatMs = 25 }: MetaOptions): Promise<Meta> {
  const world = newWorld(token, secret)
  for (const [id, display] of Object.entries(numbers)) world.numbers.set(id, display)
  const posts = openPosts(secret, webhook, repeatMs)
  const [firstNumber] = Object.keys(numbers) as [string]
  let server = await listening(world, posts, 0)
  const { port } = server.address() as AddressInfo
  world.root = `http://127.0.0.1:${port}`
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return {
    apiRoot: world.root,
    world,
    posts,
    calls: world.calls,
    person: (waId, phoneId = firstNumber) => personAt(world, posts, phoneId, waId),
    fault: (fault) => void world.faults.push({ ...fault }),
    heal: () => void world.faults.splice(0),
    approve: (templates) => {
      for (const { name, variables } of templates) world.templates.set(name, variables.length)
    },
    expire: () => world.addresses.clear(),
    async down() {
      posts.hold(true)
      await close()
    },
    async up() {
      server = await listening(world, posts, port)
      posts.hold(false)
    },
    async stop() {
      posts.stop()
      await close()
    },
  }
}

async function listening(world: World, posts: Posts, port: number): Promise<Server> {
  const server = createServer((request, response) => void route(world, posts, request, response))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function route(world: World, posts: Posts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const bytes = await read(request)
    const { pathname } = new URL(request.url ?? '/', world.root)
    if (request.headers.authorization !== `Bearer ${world.token}`) refuseWith(190)
    const call = await callOf(world, request, pathname, bytes)
    const fault = faultFor(world, call)
    if (fault?.reset === 'before') return void request.socket.destroy()
    if (fault?.portal) return void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Login</html>')
    if (fault?.ended) return void response.writeHead(404).end()
    if (fault?.page) return void response.writeHead(502).end('<html>Bad Gateway</html>')
    if (fault?.code && !fault.late) {
      if (fault.retryAfter) response.setHeader('retry-after', String(fault.retryAfter))
      refuseWith(fault.code)
    }
    if (call.what === 'download') return download(world, pathname, response)
    const result = carryOut(world, posts, call, pathname, fault)
    if (fault?.reset === 'after') return void request.socket.destroy()
    answer(response, 200, result)
  } catch (error) {
    const { status, code, message, details } = refusalOf(error) ?? { status: 500, code: 1, message: String(error) }
    answer(response, status, {
      error: {
        message,
        type: 'OAuthException',
        code,
        ...(details ? { error_data: { messaging_product: 'whatsapp', details } } : {}),
        fbtrace_id: 'A1',
      },
    })
  }
}

async function callOf(world: World, request: IncomingMessage, pathname: string, bytes: Buffer): Promise<Call> {
  if (pathname.startsWith('/lookaside/')) return { what: 'download' }
  const [, id = '', rest] = /^\/v\d+\.\d\/([^/]+)(?:\/(\w+))?$/.exec(pathname) ?? []
  if (request.method === 'GET' && !rest && world.numbers.has(id)) return { what: 'look', phoneId: id }
  if (request.method === 'GET' && !rest) return kept(world, { what: 'media' })
  if (!world.numbers.has(id)) refuse({ status: 400, code: 100, message: `Object with ID '${id}' does not exist` })
  if (rest === 'media') {
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(Uint8Array.from(bytes), { headers }).formData()
    return kept(world, { what: 'upload', phoneId: id, body: Object.fromEntries(form) })
  }
  return kept(world, { what: 'send', phoneId: id, body: JSON.parse(bytes.toString()) })
}

function kept(world: World, call: Call): Call {
  world.calls.push(call)
  return call
}

function carryOut(world: World, posts: Posts, call: Call, pathname: string, fault: Fault | undefined): unknown {
  const { what, phoneId = '', body = {} } = call
  if (what === 'look') return { id: phoneId }
  if (what === 'send') return takeMessage(world, posts, phoneId, body, fault)
  if (what === 'media') return addressOf(world, pathname.split('/').at(-1) ?? '')
  const { file, type, messaging_product } = body
  if (messaging_product !== 'whatsapp' || !(file instanceof Blob) || file.type !== type) refuseWith(100, 'no file')
  return pending(file as File).then((content) => ({ id: store(world, content, String(type), (file as File).name).id }))
}

const pending = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

/** Where a file lies, for five minutes; a new place each time. */
function addressOf(world: World, id: string): Json {
  const media = world.media.get(id)
  if (!media) return refuse({ status: 400, code: 100, message: `Object with ID '${id}' does not exist` })
  const path = `/lookaside/${world.next()}`
  world.addresses.set(path, id)
  return {
    messaging_product: 'whatsapp',
    url: `${world.root}${path}`,
    mime_type: media.type,
    sha256: 'x',
    file_size: String(media.size),
    id,
  }
}

function download(world: World, path: string, response: ServerResponse): void {
  const media = world.media.get(world.addresses.get(path) ?? '')
  if (!media) return void response.writeHead(404).end()
  response.writeHead(200, { 'content-type': media.type }).end(media.bytes)
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function answer(response: ServerResponse, status: number, body: unknown): Promise<void> {
  const json = JSON.stringify(await body)
  if (!response.destroyed) response.writeHead(status, { 'content-type': 'application/json' }).end(json)
}
