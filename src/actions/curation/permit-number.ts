import { readPirt } from '../../domain/permits.ts'

/** A permit's number as it stands on the label: a P-IRT with its dash. */
export function writtenNumber(kind: string, number: string): string {
  const read = kind === 'pirt' ? readPirt(number) : undefined
  return read?.ok ? read.value.written : number
}
