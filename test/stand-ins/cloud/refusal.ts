/** What the Graph API says no with: HTTP status, Meta's code, its sentence and details. */
export interface Refusal {
  status: number
  code: number
  message: string
  details?: string
  retryAfter?: number
}

const REFUSALS = new WeakMap<Error, Refusal>()

/** Ends the call with an answer that holds an error. */
export function refuse(refusal: Refusal): never {
  const error = new Error(refusal.message)
  REFUSALS.set(error, refusal)
  throw error
}

/** Meta's refusals, by its code: HTTP status and title. */
const TITLES: Readonly<Record<number, [status: number, title: string]>> = {
  4: [400, 'Application request limit reached'],
  100: [400, 'Invalid parameter'],
  190: [401, 'Invalid OAuth access token - Cannot parse access token'],
  131000: [500, 'Something went wrong'],
  130429: [429, 'Rate limit hit'],
  131009: [400, 'Parameter value is not valid'],
  131026: [400, 'Message undeliverable'],
  131030: [400, 'Recipient phone number not in allowed list'],
  131031: [400, 'Business Account locked'],
  131047: [400, 'Re-engagement message'],
  131051: [400, 'Unsupported message type'],
  131056: [400, '(Business Account, Consumer Account) pair rate limit hit'],
  132000: [400, 'Number of parameters does not match the expected number of params'],
  132001: [404, 'Template name does not exist in the translation'],
  132018: [400, 'There was an issue with the parameters in your template'],
}

export function refuseWith(code: number, details?: string): never {
  const [status, title] = TITLES[code] ?? [400, 'Unknown']
  return refuse({ status, code, message: `(#${code}) ${title}`, ...(details ? { details } : {}) })
}

export const titleOf = (code: number): string => TITLES[code]?.[1] ?? 'Unknown'

/** The refusal an error stands for; nothing when it is a bug of the stand-in itself. */
export const refusalOf = (error: unknown): Refusal | undefined =>
  error instanceof Error ? REFUSALS.get(error) : undefined
