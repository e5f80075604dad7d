/** Photos of one chat that follow each other within so many seconds were sent together. */
const TOGETHER_S = 2

export interface Pictured {
  chat: string
  id: string
  /** seconds since 1970, by the network's clock */
  sentAt: number
  /** the network's own name for the album, where it tells */
  parent?: string
}

/** Names the album of each photo, in the order they come: the network's name, or one after its first photo. */
export function albumNames(): (photo: Pictured) => string {
  const latest = new Map<string, { name: string; sentAt: number }>()
  return ({ chat, id, sentAt, parent }) => {
    if (parent) return parent
    for (const [other, { sentAt: then }] of latest) if (sentAt - then > 60) latest.delete(other)
    const before = latest.get(chat)
    const name = before && Math.abs(sentAt - before.sentAt) <= TOGETHER_S ? before.name : `album of ${id}`
    latest.set(chat, { name, sentAt })
    return name
  }
}
