/** Little words and measures that stay small inside a name. */
const SMALL = new Set(['dan', 'di', 'dari', 'untuk', 'rasa', 'gr', 'gram', 'kg', 'ml', 'g', 'pcs', 'x'])

/** Short forms that are written in capitals, in names and addresses. */
const CAPITALS = new Set(['pt', 'cv', 'ud', 'rt', 'rw', 'kiic', 'umkm', 'ukm', 'ii', 'iii', 'iv'])

/**
 * A name or an address as it stands on a card: typed all in small or all in capital letters it gets a capital at each word
 * ('keripik tempe bu sri 200 gram' → 'Keripik Tempe Bu Sri 200 gram'); somebody who used both meant it so.
 */
export function titled(name: string): string {
  const mixed = /\p{Lu}/u.test(name) && /\p{Ll}/u.test(name)
  if (mixed || !/\p{L}{3}/u.test(name)) return name
  return name
    .toLowerCase()
    .split(' ')
    .map((word, index, all) =>
      CAPITALS.has(word.replace(/[.,]$/, ''))
        ? word.toUpperCase()
        : (index > 0 && SMALL.has(word)) || (word === 'isi' && /^\d/.test(all[index + 1] ?? ''))
          ? word
          : word.replace(/\p{L}/u, (letter) => letter.toUpperCase()),
    )
    .join(' ')
}
