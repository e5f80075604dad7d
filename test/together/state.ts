type Plain = null | boolean | number | string | Plain[] | { [key: string]: Plain }

/**
 * What differs between a live day and the same day simulated, though nothing else happened:
 * instants (a simulation's clock stands still), what the clock itself did (`job_runs`), rows of the inbox and outbox (an
 * album is several messages of a network and one of a script; a notice may wait for the end of the quiet hours), and by
 * what address a network wants to be answered (WhatsApp's lids).
 */
const LEFT_OUT = new Set(['job_runs', 'inbox', 'outbox', 'address'])

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/

/** The state as `gandeng inspect` tells it, without what a network or the time of day brings in. */
export function comparable(inspected: string): Plain {
  return strip(JSON.parse(inspected) as Plain)
}

function strip(value: Plain): Plain {
  if (typeof value === 'string') return INSTANT.test(value) ? 'an instant' : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(strip)
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !LEFT_OUT.has(key))
      .map(([key, inner]) => [key, strip(inner)]),
  )
}

/** How many there are of each thing: what was said, and nothing besides. */
export function counted(inspected: string, names: readonly string[]): Record<string, number> {
  const state = JSON.parse(inspected) as Record<string, unknown[]>
  return Object.fromEntries(names.map((name) => [name, state[name]!.length]))
}
