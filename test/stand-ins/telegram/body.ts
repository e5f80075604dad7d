import type { IncomingMessage } from 'node:http'
import { refuse } from './refusal.ts'
import type { Json } from './world.ts'

/** A file as it came in a form. */
export interface Upload {
  filename: string
  bytes: Uint8Array
}

const MOST_BYTES = 50 * 2 ** 20

/** What a call says, as JSON, as a form, or in parts with files; `attach://` names are resolved. */
export async function readBody(request: IncomingMessage): Promise<Json> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of request) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) refuse(413, 'Request Entity Too Large')
    chunks.push(chunk)
  }
  if (!bytes) return {}
  const body = Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.includes('json')) return JSON.parse(body.toString())
  const boundary = /boundary=("?)([^";]+)\1/.exec(type)?.[2]
  return boundary ? readParts(body, boundary) : Object.fromEntries(new URLSearchParams(body.toString()))
}

/** Both libraries' ways of writing a form: one sets a file's name in quotes, the other does not. */
function readParts(body: Buffer, boundary: string): Json {
  const out: Json = {}
  const mark = Buffer.from(`--${boundary}`)
  let at = body.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length
    const end = body.indexOf(mark, start)
    if (end < 0) break
    const headEnd = body.indexOf('\r\n\r\n', start)
    const head = body.toString('utf8', start, headEnd)
    const content = body.subarray(headEnd + 4, end - 2)
    const name = /[; ]name="([^"]*)"/.exec(head)?.[1] ?? ''
    const filename = /filename="?([^"\r\n;]*)"?/.exec(head)?.[1]
    out[name] = filename === undefined ? content.toString() : { filename, bytes: Uint8Array.from(content) }
    at = end
  }
  for (const [key, value] of Object.entries(out)) if (typeof value === 'string') out[key] = attached(out, value)
  return out
}

/** The file that a value points to, or the value. */
export function attached(params: Json, value: unknown): unknown {
  const name = typeof value === 'string' ? /^attach:\/\/(.+)$/.exec(value)?.[1] : undefined
  return name === undefined ? value : params[name]
}

/** A value that may have come as an object or as its JSON. */
export const objectIn = (params: Json, key: string): unknown =>
  typeof params[key] === 'string' ? JSON.parse(params[key]) : params[key]
