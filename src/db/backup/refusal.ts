/** What the operator can do something about: nothing was changed, and the message says why. */
export function refusal(message: string, cause?: unknown): Error {
  const error = new Error(message, { cause })
  error.name = 'BackupRefused'
  return error
}

/** True for an error that `refusal` made. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && error.name === 'BackupRefused'
}
