import OpenAI, { APIConnectionError, APIError, toFile } from 'openai'
import { zodResponseFormat } from 'openai/helpers/zod'
import type { z } from 'zod'
import { type Breaker, openBreaker } from './breaker.ts'

/** The person waits meanwhile: one answer, and all of it with the second try. Milliseconds. House figures. */
const CALL_MS = 7_000
const ALL_MS = 12_000
/** A voice note of some minutes takes longer to be heard. */
const HEARING_MS = 25_000
/** A pause that a busy server asks for is kept up to this; a longer one is no use to somebody who waits. */
const LONGEST_PAUSE_MS = 2_000
/** Tokens of an answer, and bytes of it with everything around: a server that says more is not listened to. */
const MOST_TOKENS = 600
const MOST_BYTES = 256 * 1024

export interface ModelSettings {
  /** a compatible server of one's own may need none */
  key?: string | undefined
  /** ends in /v1 */
  url: string
  /** model for words and, if `pictures`, for photos */
  words: string
  pictures?: string | undefined
  /** model that writes down voice notes */
  voice?: string | undefined
  /** other time limits than the house's, in milliseconds */
  callMs?: number
  allMs?: number
}

/** What one call costs somebody besides its answer. */
export interface Call {
  now: Date
  /** takes one call from the day's budget, before it is made. @returns false when nothing is left */
  spend(): Promise<boolean>
  /** the caller no longer waits */
  signal?: AbortSignal
}

export type Answer<T> =
  | { ok: true; value: T; tokens: number }
  /** nothing left for today · left alone after failures · no answer, or none that can be used */
  | { ok: false; why: 'budget' | 'resting' | 'failed'; error?: string }

/** A language model behind one door. Never throws, and never takes longer than `ALL_MS` (voice: `HEARING_MS`). */
export interface Model {
  readonly hears: boolean
  readonly sees: boolean
  /** whether asking makes sense now */
  ready(now: Date): boolean
  /** an answer of exactly that shape */
  fill<Shape extends z.ZodType>(asked: Question<Shape>, call: Call): Promise<Answer<z.infer<Shape>>>
  /** what is said in a voice note; '' when nothing is */
  hear(audio: { content: Uint8Array; type: string }, call: Call): Promise<Answer<string>>
}

export interface Question<Shape extends z.ZodType> {
  shape: Shape
  /** what is to be done; nothing that people wrote */
  task: string
  /** what people wrote: data */
  data: object
  /** a JPEG that goes with it */
  picture?: Uint8Array
}

/** Opens the door; nothing is sent before the first question. */
export function openModel(settings: ModelSettings, breaker: Breaker = openBreaker()): Model {
  const client = new OpenAI({
    apiKey: settings.key ?? 'none',
    baseURL: settings.url,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: 'off',
    fetch: fetchShort,
  })

  async function ask<T>(
    make: (signal: AbortSignal) => Promise<{ value: T; tokens: number }>,
    { now, spend, signal }: Call,
    { callMs = CALL_MS, allMs = ALL_MS }: Pick<ModelSettings, 'callMs' | 'allMs'> = settings,
  ): Promise<Answer<T>> {
    if (!breaker.ready(now)) return { ok: false, why: 'resting' }
    const all = AbortSignal.any([AbortSignal.timeout(allMs), ...(signal ? [signal] : [])])
    for (let attempt = 1; ; attempt++) {
      if (!(await spend())) return { ok: false, why: 'budget' }
      try {
        const made = await within(make, AbortSignal.any([all, AbortSignal.timeout(callMs)]))
        breaker.went('well', now)
        return { ok: true, ...made }
      } catch (error) {
        const wait = attempt < 2 && !all.aborted ? pauseAfter(error) : undefined
        if (wait === undefined) {
          breaker.went('badly', now)
          return { ok: false, why: 'failed', error: named(error) }
        }
        await pause(wait)
      }
    }
  }

  return {
    hears: settings.voice !== undefined,
    sees: settings.pictures !== undefined,
    ready: (now) => breaker.ready(now),
    fill: ({ shape, task, data, picture }, call) =>
      ask(async (signal) => {
        const words = { type: 'text' as const, text: JSON.stringify(data) }
        const content = picture ? [words, imagePart(picture)] : [words]
        const { choices, usage } = await client.chat.completions.create(
          {
            model: picture ? (settings.pictures ?? settings.words) : settings.words,
            messages: [
              { role: 'system', content: task },
              { role: 'user', content },
            ],
            response_format: zodResponseFormat(shape, 'reading'),
            max_completion_tokens: MOST_TOKENS,
          },
          { signal },
        )
        const said: unknown = JSON.parse(choices?.[0]?.message?.content ?? '')
        return { value: shape.parse(said), tokens: usage?.total_tokens ?? 0 }
      }, call),
    hear: ({ content, type }, call) =>
      ask(
        async (signal) => {
          const file = await toFile(content, `suara.${/\/(\w+)/.exec(type)?.[1] ?? 'ogg'}`, { type })
          const heard = await client.audio.transcriptions.create(
            { file, model: settings.voice ?? '', language: 'id', response_format: 'json' },
            { signal },
          )
          if (typeof heard.text !== 'string') throw new Error('no transcript')
          return { value: heard.text, tokens: 0 }
        },
        call,
        { callMs: HEARING_MS, allMs: HEARING_MS },
      ),
  }
}

const imagePart = (jpeg: Uint8Array) => ({
  type: 'image_url' as const,
  image_url: { url: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}` },
})

/** The answer, or an error when the time is over, whatever the call does with its signal. */
const within = <T>(make: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new TooLate()), { once: true })
    make(signal).then(resolve, reject)
  })

class TooLate extends Error {}

/** How long to wait before the second try; nothing when it would not help. */
function pauseAfter(error: unknown): number | undefined {
  if (error instanceof APIConnectionError || error instanceof TooLate) return 200
  if (!(error instanceof APIError) || error.status === undefined) return undefined
  if (error.status !== 429 && error.status < 500) return undefined
  const asked = Number(error.headers?.get('retry-after') ?? 0.3) * 1_000
  return asked <= LONGEST_PAUSE_MS ? asked : undefined
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** For the log: what went wrong, never what was written. */
function named(error: unknown): string {
  if (error instanceof APIError && error.status !== undefined) return `status ${error.status}`
  return error instanceof Error ? error.constructor.name : 'unknown'
}

/** Redirected nowhere, and cut off when it says too much. */
async function fetchShort(url: string | URL | Request, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, redirect: 'error' })
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) throw new Error('too long an answer')
    chunks.push(chunk)
  }
  const { status, headers } = response
  return new Response(status === 204 ? null : Buffer.concat(chunks), { status, headers })
}
