/** Meta's customer service window (developers.facebook.com/docs/whatsapp/pricing). */
export const WINDOW_HOURS = 24

/**
 * What one number remembers of the people it talks to: when they last wrote, and what Meta said of them since. Forgotten
 * at a restart, which costs one message that Meta refuses.
 */
export interface People {
  /** somebody wrote: the window is open, and they can be reached. @param at milliseconds since 1970 */
  wrote(id: string, at: number): void
  /** Meta says that the window is closed, or that nobody can be reached there */
  closed(id: string): void
  lost(id: string): void
  /** true when it is known; somebody we have not heard since the start is asked of Meta */
  isClosed(id: string, now: number): boolean
  isLost(id: string): boolean
}

interface Known {
  wroteAt?: number
  closed?: true
  lost?: true
}

export function newPeople(most = 20_000): People {
  const people = new Map<string, Known>()
  const keep = (id: string, known: Known) => {
    people.delete(id)
    people.set(id, known)
    const [oldest] = people.keys()
    if (people.size > most && oldest !== undefined) people.delete(oldest)
  }
  return {
    wrote(id, at) {
      const before = people.get(id)
      // a message that Meta delivers again days later opens nothing
      if (before?.wroteAt === undefined || at > before.wroteAt) keep(id, { wroteAt: at })
    },
    closed: (id) => keep(id, { ...people.get(id), closed: true }),
    lost: (id) => keep(id, { ...people.get(id), lost: true }),
    isClosed(id, now) {
      const { wroteAt, closed } = people.get(id) ?? {}
      return closed === true || (wroteAt !== undefined && now - wroteAt >= WINDOW_HOURS * 3_600_000)
    },
    isLost: (id) => people.get(id)?.lost === true,
  }
}
