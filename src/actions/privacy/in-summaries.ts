import type { Tx } from '../../db/open.ts'
import type { MonthSummary } from '../reports/month.ts'

/**
 * Takes people out of the months that were summed up, locked ones too: whom to call, and who sold most. What was counted
 * stays; the database lets nothing else of a locked month change.
 * @param words by what they are called
 * @param patterns the same for ILIKE
 * @param sellerIds their businesses, which may have had another name then
 */
export async function forgetInSummaries(
  tx: Tx,
  {
    words,
    patterns,
    sellerIds,
  }: { words: readonly string[]; patterns: readonly string[]; sellerIds: readonly number[] },
): Promise<void> {
  const theirs = sellerIds.map(String)
  const months = await tx.sql<{ id: number; figures: MonthSummary }>(
    `SELECT id, figures FROM summaries WHERE figures::text ILIKE ANY ($1) OR figures -> 'sellers' ?| $2 ORDER BY id FOR UPDATE`,
    [patterns, theirs],
  )
  const gone = new Set(words.map((word) => word.toLowerCase()))
  const isGone = (name: string | null) => name !== null && gone.has(name.trim().toLowerCase())
  for (const { id, figures } of months) {
    const advice = figures.advice?.map((one) => ({
      ...one,
      call: one.call
        .filter(({ name, contact, phone }) => !isGone(name) && !(contact === null && isGone(phone)))
        .map((callee) => ({
          ...callee,
          contact: isGone(callee.contact) ? null : callee.contact,
          phone: isGone(callee.phone) ? null : callee.phone,
        })),
    }))
    const sellers = Object.fromEntries(
      Object.entries(figures.sellers ?? {}).map(([seller, name]) => [
        seller,
        isGone(name) || theirs.includes(seller) ? `UMKM ${seller}` : name,
      ]),
    )
    await tx.sql('UPDATE summaries SET figures = figures || $2::jsonb WHERE id = $1', [
      id,
      JSON.stringify({ ...(advice ? { advice } : {}), sellers }),
    ])
  }
}
