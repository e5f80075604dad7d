export type Json = Record<string, unknown>

/** What goes wrong with the next calls. */
export interface Fault {
  /** of calls of this kind only */
  call?: Call['what']
  /** to this person only */
  to?: string
  /** so many calls pass before it begins */
  skip?: number
  /** how many calls; 1 when not said */
  times?: number
  /** Meta's code; `late`: taken first, and given back with the message's status */
  code?: number
  late?: boolean
  retryAfter?: number
  /** a page of the machine in front instead of JSON */
  page?: boolean
  /** a file's address has come to its end */
  ended?: boolean
  /** a page of somebody in between, who says that all is well */
  portal?: boolean
  /** the connection breaks: before the call is carried out, or after, so that only the answer is lost */
  reset?: 'before' | 'after'
}

/** A call that was made: for tests to look at. */
export interface Call {
  what: 'look' | 'send' | 'upload' | 'media' | 'download'
  phoneId?: string
  body?: Json
}

export interface StoredMedia {
  id: string
  type: string
  name: string
  bytes: Uint8Array
  /** as Meta tells it; larger than the bytes when a test claims so */
  size: number
}

/** One bubble of ours on somebody's phone. */
export interface Bubble {
  id: string
  phoneId: string
  text: string
  /** the labels of buttons and rows, with what a tap sends */
  choices: { id: string; title: string }[]
  kind: string
  listButton?: string
  media?: StoredMedia
  fileName?: string
  quotes?: string
  template?: { name: string; parameters: string[] }
}

export interface Someone {
  waId: string
  userId: string
  name: string
  /** has WhatsApp */
  there: boolean
  /** writes under a username: the number is not told */
  hidden: boolean
  /** when they last wrote to each of our numbers, milliseconds since 1970 */
  wroteAt: Map<string, number>
  bubbles: Bubble[]
}

/** Everything that Meta knows. */
export interface World {
  token: string
  secret: string
  /** phone number id → display number */
  numbers: Map<string, string>
  people: Map<string, Someone>
  media: Map<string, StoredMedia>
  /** path of a download → whose it is; ends when a test says so */
  addresses: Map<string, string>
  /** approved templates: name → how many variables */
  templates: Map<string, number>
  /** closed windows and unknown numbers are told later, as Meta mostly does */
  late: boolean
  faults: Fault[]
  calls: Call[]
  /** where this server is reached */
  root: string
  next(): number
}

export function newWorld(token: string, secret: string): World {
  let last = 0
  return {
    token,
    secret,
    numbers: new Map(),
    people: new Map(),
    media: new Map(),
    addresses: new Map(),
    templates: new Map(),
    late: false,
    faults: [],
    calls: [],
    root: '',
    next: () => ++last,
  }
}

/** Somebody with a phone, made when first named. */
export function someone(world: World, waId: string): Someone {
  const known = world.people.get(waId)
  if (known) return known
  const one: Someone = {
    waId,
    userId: `ID.${waId.split('').reverse().join('')}`,
    name: `Orang ${waId.slice(-3)}`,
    there: true,
    hidden: false,
    wroteAt: new Map(),
    bubbles: [],
  }
  world.people.set(waId, one)
  return one
}

export function faultFor(world: World, { what, body }: Call): Fault | undefined {
  const fault = world.faults.find(
    (one) => (one.times ?? 1) > 0 && (!one.call || one.call === what) && (!one.to || one.to === body?.to),
  )
  if (fault?.skip) {
    fault.skip--
    return undefined
  }
  if (fault) fault.times = (fault.times ?? 1) - 1
  return fault
}

/** Keeps bytes under an id of their own. */
export function store(world: World, bytes: Uint8Array, type: string, name: string, size = bytes.length): StoredMedia {
  const media = { id: String(700_000 + world.next()), type, name, bytes, size }
  world.media.set(media.id, media)
  return media
}
