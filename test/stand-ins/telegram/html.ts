import { bad } from './refusal.ts'

const TAGS = new Set('b strong i em u ins s strike del a code pre span tg-spoiler tg-emoji blockquote'.split(' '))
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
const PIECE = /<(\/?)([a-z-]*)(?:\s[^>]*)?>|&(lt|gt|amp|quot|#\d+|#x[0-9a-f]+);|([<&])|([^<&]+)/gi

/** Telegram's HTML → the characters that are shown; refused as the Bot API refuses it. */
export function visibleOf(html: string): string {
  const open: string[] = []
  let shown = ''
  for (const [, slash, name = '', entity, sign, text] of html.matchAll(PIECE)) {
    if (text !== undefined) shown += text
    else if (sign === '&') shown += '&'
    else if (sign === '<') bad("can't parse entities: Unexpected end of name token")
    else if (entity) shown += characterOf(entity.toLowerCase())
    else if (slash) close(open, name.toLowerCase())
    else if (TAGS.has(name.toLowerCase())) open.push(name.toLowerCase())
    else bad(`can't parse entities: Unsupported start tag "${name}"`)
  }
  if (open.length) bad(`can't parse entities: Can't find end tag corresponding to start tag "${open.at(-1)}"`)
  return shown
}

function close(open: string[], name: string): void {
  const expected = open.pop()
  if (expected !== name) bad(`can't parse entities: Unmatched end tag, expected "</${expected}>", found "</${name}>"`)
}

const characterOf = (entity: string): string =>
  NAMED[entity] ?? String.fromCodePoint(Number.parseInt(entity.replace(/^#x?/, ''), entity[1] === 'x' ? 16 : 10))
