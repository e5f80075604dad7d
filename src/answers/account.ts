import { titled } from '../domain/names.ts'
import type { AnswerKind } from './kind.ts'
import { ok, refuse } from './read.ts'
import { plainText } from './text.ts'

/** Where money is to be sent. */
export interface AccountSaid {
  kind: 'bank' | 'ewallet'
  /** as it is written: 'BRI' */
  bank: string
  /** digits */
  number: string
  holder: string
}

/** Names by which people call them; the first is how we write it. Other banks are taken as 'Bank …'. */
const BANKS: readonly (readonly string[])[] = [
  ['BRI', 'bank rakyat indonesia', 'bri'],
  ['BCA', 'bank central asia', 'bca'],
  ['Mandiri', 'bank mandiri', 'mandiri', 'livin'],
  ['BNI', 'bank negara indonesia', 'bni'],
  ['BJB', 'bank jabar banten', 'bank jabar', 'bjb'],
  ['BSI', 'bank syariah indonesia', 'bsi'],
  ['BTN', 'btn'],
  ['CIMB Niaga', 'cimb niaga', 'cimb'],
  ['Danamon', 'danamon'],
  ['Permata', 'permata'],
  ['Muamalat', 'muamalat'],
  ['SeaBank', 'seabank', 'sea bank'],
  ['Bank Jago', 'bank jago', 'jago'],
  ['BPR', 'bpr'],
]
const WALLETS: readonly (readonly string[])[] = [
  ['DANA', 'dana'],
  ['OVO', 'ovo'],
  ['GoPay', 'gopay', 'go pay'],
  ['ShopeePay', 'shopeepay', 'shopee pay', 'spay'],
  ['LinkAja', 'linkaja', 'link aja'],
]

/** An account number: 5 to 20 digits, blanks and dashes between them. */
const NUMBER = /(?<!\d)\d(?:[ .-]?\d){4,19}(?!\d)/
/** What stands around it and is no name. */
const AROUND =
  /\b(?:a\.?\s?n\.?|atas nama|no|nomor|nmr|norek|rek|rekening|rekeningnya|bank|e-?wallet|ke|di|saya|ini|ya|bu|pak)\b\.?/gi

/**
 * 'BRI 1234567890 a.n. Siti Aminah' → bank, number, holder, in any order. Never from a forwarded message: whoever wants
 * another's money sends just that (PRACTICE 6).
 */
export const account: AnswerKind<AccountSaid> = {
  name: 'account',
  settings: {},
  reasons: ['forwarded', 'no_number', 'no_bank', 'no_holder', 'several'],
  read({ text: sent, forwarded }) {
    if (forwarded) return refuse('forwarded')
    const text = plainText(sent).replace(/\n/g, ' ')
    const found = NUMBER.exec(text)
    if (!found) return refuse('no_number')
    const without = text.replace(found[0], ' ; ')
    if (NUMBER.test(without)) return refuse('several')
    const named = nameIn(without, BANKS) ?? nameIn(without, WALLETS)
    const other = named ? undefined : /\bbank ([a-z]{3,20})\b/i.exec(without)
    if (!named && !other) return refuse('no_bank')
    const said = named?.said ?? other![0]
    const holder = holderIn(without.replace(new RegExp(`\\b${said}\\b`, 'i'), ' '))
    if (holder === undefined) return refuse('no_holder')
    const bank = named?.name ?? `Bank ${other![1]}`
    return ok({ kind: isWallet(bank) ? 'ewallet' : 'bank', bank, number: found[0].replace(/\D/g, ''), holder })
  },
  check: () => undefined,
  say: ({ bank, number, holder }) => `${bank} ${number} a.n. ${holder}`,
}

const isWallet = (bank: string) => WALLETS.some(([name]) => name === bank)

function nameIn(text: string, list: readonly (readonly string[])[]): { name: string; said: string } | undefined {
  const plain = text.toLowerCase()
  for (const [name, ...forms] of list)
    for (const said of forms) if (new RegExp(`\\b${said}\\b`).test(plain)) return { name: name!, said }
  return undefined
}

/** A name has letters: at least three of them, and hardly more than sixty. */
function holderIn(text: string): string | undefined {
  const name = text
    .replace(AROUND, ' ')
    .replace(/[^\p{L}\p{M}'’.\- ]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[.\- ]+|[- ]+$/g, '')
    .trim()
  return /\p{L}{2,}/u.test(name) && name.length >= 3 && name.length <= 60 ? titled(name) : undefined
}
