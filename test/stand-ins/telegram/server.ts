import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readBody } from './body.ts'
import { type BotHand, botHand } from './bot.ts'
import { type Fault, faultFor, suffer } from './faults.ts'
import type { Limits } from './limits.ts'
import { METHODS } from './methods/index.ts'
import { refusalOf, refuse } from './refusal.ts'
import { type Bot, type Call, newWorld, type World } from './world.ts'

/** A Bot API that runs on this machine, with the people who hold the phones. */
export interface Telegram {
  apiRoot: string
  /** a bot that BotFather made under this token: '<digits>:<letters>' */
  bot(token: string, username?: string): BotHand
  /** calls made so far, without the polls */
  calls: Call[]
  /** the next calls go wrong */
  fault(fault: Fault): void
  /** ids of files that were given out are good no more */
  forgetFiles(): void
  /** every fault is over */
  heal(): void
  /** nobody can connect, and every connection breaks */
  down(): Promise<void>
  up(): Promise<void>
  stop(): Promise<void>
}

/**
 * @param limits messages a second that it takes; without them as many as come
 * @param repeatMs how long a webhook's update waits before it is posted again
 */
export async function startTelegram({ limits, repeatMs = 50 }: { limits?: Limits; repeatMs?: number } = {}) {
  const world = newWorld(limits, repeatMs)
  let server = await listening(world, 0)
  const { port } = server.address() as AddressInfo
  const down = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const telegram: Telegram = {
    apiRoot: `http://127.0.0.1:${port}`,
    calls: world.calls,
    bot: (token, username = 'uji_bot') => botHand(world, knownBot(world, token, username)),
    fault: (fault) => void world.faults.push({ ...fault }),
    forgetFiles: () => world.files.clear(),
    heal: () => void world.faults.splice(0),
    down,
    async up() {
      server = await listening(world, port)
    },
    async stop() {
      for (const bot of world.bots.values()) delete bot.webhook
      await down()
    },
  }
  return telegram
}

function knownBot(world: World, token: string, username: string): Bot {
  const known = world.bots.get(token)
  if (known) return known
  const me = { id: Number(token.split(':')[0]), is_bot: true as const, first_name: 'Bot Uji', username }
  const bot: Bot = { token, me, queue: [], commands: [] }
  world.bots.set(token, bot)
  return bot
}

async function listening(world: World, port: number): Promise<Server> {
  const server = createServer((request, response) => void route(world, request, response))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return server
}

async function route(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://telegram')
    const [, token = '', rest = ''] = /^\/(?:file\/)?bot([^/]+)\/(.+)$/.exec(pathname) ?? []
    if (pathname.startsWith('/file/')) return await download(world, decodeURIComponent(token), rest, response)
    const bot = world.bots.get(decodeURIComponent(token))
    const params = { ...Object.fromEntries(searchParams), ...(await readBody(request)) }
    if (!token) refuse(404, 'Not Found')
    if (!bot) return refuse(401, 'Unauthorized')
    const method = METHODS[rest]
    if (!method) return refuse(404, 'Not Found: method not found')
    if (rest !== 'getUpdates') world.calls.push({ token: bot.token, method: rest, params })
    const fault = faultFor(world, rest, params)
    if (fault?.reset === 'before') return void request.socket.destroy()
    if (fault?.page) return void response.writeHead(502).end('<html>Bad Gateway</html>')
    if (fault) await suffer(fault)
    const result = await method(world, bot, params, request)
    if (fault?.reset === 'after') return void request.socket.destroy()
    answer(response, 200, { ok: true, result })
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) answer(response, 500, { ok: false, error_code: 500, description: String(error) })
    else {
      const { code, description, parameters } = refusal
      answer(response, code, { ok: false, error_code: code, description, ...(parameters ? { parameters } : {}) })
    }
  }
}

async function download(world: World, token: string, path: string, response: ServerResponse): Promise<void> {
  const fault = faultFor(world, 'download', {})
  if (fault?.reset) return void response.socket?.destroy()
  if (fault) await suffer(fault)
  const file = world.bots.has(token) ? [...world.files.values()].find((one) => one.path === path) : undefined
  if (!file) return refuse(404, 'Not Found')
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes)
}

function answer(response: ServerResponse, code: number, body: object): void {
  if (response.destroyed) return
  response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
