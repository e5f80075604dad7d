import type { OutboxRow } from './claim.ts'
import { isUrgent } from './notices.ts'
import type { Post } from './post.ts'

/** A notice waits while somebody is answering a question: until so long after their last message. */
const TALKING_MS = 10 * 60_000
/** An offer behind an unanswered offer waits this long, then comes anyway. */
const BEHIND_OFFER_MS = 2 * 3_600_000

/**
 * Until when a notice is held: quiet hours, an officer who has the conversation (an answer would go to her), an open
 * question, an offer not yet answered. Nothing: it may go.
 */
export function heldUntil(post: Post, row: OutboxRow, now: Date): Date | undefined {
  if (isUrgent(row.notice)) return undefined
  const loud = post.nextLoud(now)
  if (loud > now) return loud
  const { open_question_at: open, last_inbound_at: wrote, handoff_until: officer } = row
  if (row.flow && officer && officer > now) return new Date(Math.min(officer.getTime(), now.getTime() + TALKING_MS))
  if (open && wrote && now.getTime() - wrote.getTime() < TALKING_MS) return new Date(wrote.getTime() + TALKING_MS)
  if (open && row.flow && row.talking_of_notice && now.getTime() - open.getTime() < BEHIND_OFFER_MS)
    return post.nextLoud(new Date(open.getTime() + BEHIND_OFFER_MS))
  return undefined
}
