import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it came in. */
export interface Heard {
  path: string
  /** of chat: the body; of a transcription: its fields */
  body: Record<string, unknown>
  /** the user's part of the conversation as one text, pictures left out */
  data: string
  /** everything that went over the wire, as latin1 */
  raw: string
}

/** What the server does with a request. */
export type Reaction =
  /** an answer as the API gives it: the content of the message, or the transcript */
  | { says: string | object }
  | { status: number; headers?: Record<string, string>; body?: string }
  /** sends nothing, sends only the headers, closes the line */
  | { hangs: 'at_once' | 'after_headers' }
  | { drops: true }

export interface OpenAiStandIn {
  url: string
  heard: Heard[]
  /** what it does with the next requests, one after the other; the last goes on for ever */
  react(...reactions: (Reaction | ((heard: Heard) => Reaction))[]): void
  stop(): Promise<void>
}

const KEY = 'sk-test'

/**
 * Plays OpenAI's API for chat completions with structured output and for transcription, as strict as that: a wrong key is
 * 401, a schema that is not strict is 400, a transcription without file or model is 400.
 */
export async function openAiStandIn(): Promise<OpenAiStandIn> {
  const heard: Heard[] = []
  let reactions: (Reaction | ((heard: Heard) => Reaction))[] = [{ status: 500 }]
  const server = createServer((request, response) => {
    void take(request).then((one) => {
      const wrong = one && complaint(request, one)
      if (!one || wrong) return refuse(response, wrong || [404, 'no such path'])
      heard.push(one)
      const next = reactions.length > 1 ? reactions.shift()! : reactions[0]!
      answer(response, one, typeof next === 'function' ? next(one) : next)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    react(...next) {
      reactions = next
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export const STAND_IN_KEY = KEY

async function take(request: IncomingMessage): Promise<Heard | undefined> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  const whole = Buffer.concat(chunks)
  const path = request.url ?? ''
  const raw = whole.toString('latin1')
  if (path === '/v1/chat/completions') {
    const body = JSON.parse(whole.toString()) as Record<string, unknown>
    return { path, body, data: userText(body), raw }
  }
  if (path !== '/v1/audio/transcriptions') return undefined
  const fields = [
    ...raw.matchAll(/name="(\w+)"(; filename="([^"]+)")?\r\n(?:content-type: ([^\r]+)\r\n)?\r\n([^\r]*)/gi),
  ]
  const body = Object.fromEntries(fields.map(([, name, , file, , value]) => [name, file ?? value]))
  return { path, body, data: '', raw }
}

function userText({ messages }: Record<string, unknown>): string {
  const user = (messages as { role: string; content: string | { type: string; text?: string }[] }[]).filter(
    ({ role }) => role === 'user',
  )
  return user
    .flatMap(({ content }) => (typeof content === 'string' ? [content] : content.map(({ text = '' }) => text)))
    .join('\n')
}

/** What the real one would complain about. */
function complaint({ headers }: IncomingMessage, { path, body }: Heard): [number, string] | undefined {
  if (headers.authorization !== `Bearer ${KEY}`) return [401, 'Incorrect API key provided']
  if (typeof body.model !== 'string' || !body.model) return [400, 'you must provide a model parameter']
  if (path.endsWith('transcriptions')) return body.file ? undefined : [400, 'file is required']
  const format = body.response_format as
    | { type?: string; json_schema?: { strict?: boolean; schema?: object } }
    | undefined
  if (format?.type !== 'json_schema' || format.json_schema?.strict !== true)
    return [400, 'response_format is not strict']
  const loose = looseObject(format.json_schema.schema)
  return loose ? [400, `Invalid schema: ${loose}`] : undefined
}

/** In a strict schema every object names all its properties as required and takes no others. */
function looseObject(schema: unknown): string | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined
  const {
    type,
    properties,
    required = [],
    additionalProperties,
  } = schema as Record<string, unknown> & { required?: string[] }
  if (type === 'object') {
    const missing = Object.keys((properties as object) ?? {}).filter((name) => !required.includes(name))
    if (additionalProperties !== false) return 'additionalProperties must be false'
    if (missing.length) return `required is missing ${missing.join(', ')}`
  }
  for (const part of Object.values(schema)) {
    const loose = looseObject(part)
    if (loose) return loose
  }
  return undefined
}

function refuse(response: ServerResponse, [status, message]: [number, string]): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { message } }))
}

function answer(response: ServerResponse, { path }: Heard, reaction: Reaction): void {
  if ('drops' in reaction) return void response.destroy()
  if ('hangs' in reaction) {
    if (reaction.hangs === 'after_headers') {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"choices":')
    }
    return
  }
  if ('status' in reaction) {
    const { status, headers = {}, body = '{"error":{"message":"stand-in"}}' } = reaction
    return void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
  }
  const content = typeof reaction.says === 'string' ? reaction.says : JSON.stringify(reaction.says)
  const body = path.endsWith('transcriptions')
    ? { text: content }
    : {
        id: 'chatcmpl-1',
        object: 'chat.completion',
        created: 0,
        model: 'stand-in',
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content, refusal: null } }],
        usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
      }
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
