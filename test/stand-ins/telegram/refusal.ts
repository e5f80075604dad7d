/** What the Bot API says no with: HTTP status, its sentence, and how long to wait when it tells. */
export interface Refusal {
  code: number
  description: string
  parameters?: { retry_after?: number }
}

const REFUSALS = new WeakMap<Error, Refusal>()

/** Ends the call with an answer `ok: false`. */
export function refuse(code: number, description: string, parameters?: Refusal['parameters']): never {
  const error = new Error(description)
  REFUSALS.set(error, { code, description, ...(parameters ? { parameters } : {}) })
  throw error
}

export const bad = (description: string): never => refuse(400, `Bad Request: ${description}`)

export const tooMany = (seconds: number): never =>
  refuse(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

/** The refusal an error stands for; nothing when it is a bug of the stand-in itself. */
export const refusalOf = (error: unknown): Refusal | undefined =>
  error instanceof Error ? REFUSALS.get(error) : undefined
