/** Words that are kept for each reader: what makers write in a day fits, what a stranger sends in a night does not pile up. */
const MOST_WORDS = 5_000
const LONGEST_WORD = 32

/**
 * The same question about a word, answered once: words come again in every message. Forgets all when it is full.
 * @param longest letters of a word that is kept at most
 */
export function remembered<Answer>(ask: (word: string) => Answer, longest = LONGEST_WORD): (word: string) => Answer {
  const known = new Map<string, Answer>()
  return (word) => {
    const answer = known.get(word)
    if (answer !== undefined || known.has(word)) return answer as Answer
    const found = ask(word)
    if (word.length > longest) return found
    if (known.size >= MOST_WORDS) known.clear()
    known.set(word, found)
    return found
  }
}
