/** A maker's promised share of a line, to be brought by a day 'YYYY-MM-DD'. */
export interface KeptShare {
  id: number
  pieces: number
  /** hand-over she promised */
  due: string
  /** work on it has begun: it stays in one piece */
  begun: boolean
  /** the delivery it was promised for, by its index, while there is one */
  home?: number | undefined
}

/** What one delivery wants of a line. */
export interface Room {
  pieces: number
  /** hand-over it needs */
  due: string
}

/** So many pieces of a share go to a delivery, by its index. */
export interface Assigned {
  id: number
  at: number
  pieces: number
}

/**
 * Promised shares over deliveries whose days or numbers change, so that no maker hears of it: each keeps her pieces and
 * her day. Each stays with its own delivery as far as that still wants it, so that what is done to one delivery is no
 * other's concern; the rest go, begun ones first, then by their day, to the soonest delivery that waits so long.
 * @returns where each goes, and shares that fit nowhere, whole
 */
export function assignShares(shares: readonly KeptShare[], rooms: readonly Room[]): { to: Assigned[]; left: number[] } {
  const free = rooms.map(({ pieces }) => pieces)
  const sorted = shares.toSorted((a, b) => Number(b.begun) - Number(a.begun) || compare(a.due, b.due) || a.id - b.id)
  const parts = new Map(sorted.map(({ id }) => [id, [] as Assigned[]]))
  const placed = (id: number) => parts.get(id)!.reduce((sum, { pieces }) => sum + pieces, 0)
  const put = ({ id, pieces, begun }: KeptShare, at: number) => {
    const part = Math.min(pieces - placed(id), free[at]!)
    if (part <= 0 || (begun && part < pieces)) return
    parts.get(id)!.push({ id, at, pieces: part })
    free[at]! -= part
  }
  for (const share of sorted)
    if (share.home !== undefined && share.due <= rooms[share.home]!.due) put(share, share.home)
  const soonest = [...rooms.keys()].sort((a, b) => compare(rooms[a]!.due, rooms[b]!.due) || a - b)
  for (const share of sorted) {
    const rest = share.pieces - placed(share.id)
    const fits = soonest.filter((at) => share.due <= rooms[at]!.due)
    const whole = fits.find((at) => free[at]! >= rest)
    for (const at of whole === undefined ? fits : [whole]) put(share, at)
  }
  const left = sorted.filter(({ id, pieces }) => placed(id) < pieces).map(({ id }) => id)
  return { to: [...parts.values()].flat().filter(({ id }) => !left.includes(id)), left }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
