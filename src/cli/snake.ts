import { wib } from '../clock.ts'

/**
 * A value as these commands print it: every key in snake_case (`makersWhoSold` → `makers_who_sold`), instants with
 * Jakarta's offset, bytes left out.
 */
export function snake(value: unknown): unknown {
  if (value instanceof Date) return wib(value)
  if (Array.isArray(value)) return value.map(snake)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, inner]) => !(inner instanceof Uint8Array))
  return Object.fromEntries(kept.map(([key, inner]) => [snakeKey(key), snake(inner)]))
}

const snakeKey = (key: string) => key.replace(/[A-Z]|(?<=[a-z])\d+(?=[A-Z])/g, (part) => `_${part.toLowerCase()}`)
