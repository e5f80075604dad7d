/** The `code` of an error that came before the transaction did anything. */
export const NOT_BEGUN = 'NOT_BEGUN'

// serialization_failure, deadlock_detected, Prisma's own code for both
const TRY_AGAIN = new Set(['40001', '40P01', 'P2034', NOT_BEGUN])

/** True for an error that says: the transaction was undone through no fault of its own, do it again. */
export function mayTryAgain(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && TRY_AGAIN.has(String(error.code))) return true
  if ('kind' in error && error.kind === 'TransactionWriteConflict') return true
  return 'cause' in error && mayTryAgain(error.cause)
}
