import type { Run } from './markup.ts'

/** Where a long text may be cut, best first: behind a paragraph, a line, a sentence, a word. */
const ENDS = [/\n\s*\n\s*/g, /\n\s*/g, /[.!?…]["')]?\s+/g, /\s+/g]

/** Parts of at most so many UTF-16 units that make up the text again; never inside a surrogate pair. */
export function splitText(text: string, most: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > most) {
    const at = cutIn(rest.slice(0, most)) ?? hardCut(rest, most)
    parts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return rest || !parts.length ? [...parts, rest] : parts
}

/** The best place in the second half of the window, else the last gap between words anywhere in it. */
function cutIn(window: string): number | undefined {
  for (const end of ENDS) {
    const at = lastEnd(window, end)
    if (at !== undefined && at > window.length / 2) return at
  }
  return lastEnd(window, /\s+/g)
}

function lastEnd(window: string, end: RegExp): number | undefined {
  const match = [...window.matchAll(end)].at(-1)
  return match ? match.index + match[0].length : undefined
}

/** A word longer than the window. */
const hardCut = (rest: string, most: number): number =>
  /[\uD800-\uDBFF]/.test(rest[most - 1] ?? '') && most > 1 ? most - 1 : most

/** Stretches cut at the same places as their text. @param lengths of the parts, which add up to the stretches' text */
export function splitRuns(runs: readonly Run[], lengths: readonly number[]): Run[][] {
  const left = runs.map((run) => ({ ...run }))
  return lengths.map((length) => {
    const part: Run[] = []
    for (let wanted = length; wanted > 0 && left[0]; ) {
      const run = left[0]
      const text = run.text.slice(0, wanted)
      part.push({ ...run, text })
      wanted -= text.length
      run.text = run.text.slice(text.length)
      if (!run.text) left.shift()
    }
    return part
  })
}
