import { endsClause } from './clauses.ts'
import type { Token } from './tokens.ts'
import { wordSet } from './word-set.ts'

/** What people say of a paper without giving its number. */
export type Standing = 'none' | 'in_process' | 'have'

const NONE = wordSet('belum tidak tanpa kosong nihil bukan no x')

const PROCESS =
  wordSet(`proses diproses diurus ngurus diurusin ngurusin urus pengajuan diajukan ngajuin mengajukan antri antre
  sidang audit didaftarkan didaftarin daftar mendaftar pendaftaran terbit menunggu nunggu keluar ditunggu
  pembuatan dibikin dibuat diupayakan pengurusan jalan otw`)

const HAVE =
  wordSet(`ada sudah punya yes ya iya terdaftar lengkap aman beres ok oke komplit aktif nyusul menyusul memiliki
  bersertifikat mui lolos resmi check ok2`)

const LINKS =
  wordSet(`dan & sama dengan maupun atau / juga nya - : . = , + nomor sertifikat jg label logo izin ijin saya masih na
  mah ya plus sertifikatnya sih`)

/**
 * What is said about a paper around its name: 'belum ada', 'lagi diurus', 'ada tapi nomornya lupa'.
 * @param isOther whether a token names another paper, whose words are its own
 */
export function standingAt(
  tokens: readonly Token[],
  at: number,
  isOther: (index: number) => boolean,
): Standing | undefined {
  return after(tokens, at + 1, isOther) ?? before(tokens, at - 1, isOther)
}

function after(tokens: readonly Token[], start: number, isOther: (index: number) => boolean): Standing | undefined {
  let crossed = false
  for (let at = start, steps = 0; at < tokens.length && steps < 7; at++, steps++) {
    const token = tokens[at] as Token
    if (token.kind === 'break') return undefined
    if (token.kind === 'emoji') {
      if (/[✅✔☑👍]/u.test(token.text)) return 'have'
      if (/[❌✖]/u.test(token.text)) return 'none'
      return undefined
    }
    if (isOther(at)) {
      // 'pirt dan halal belum ada' says it of both; 'pirt, halal belum' too
      if (crossed || !tokens.slice(start, at).every(({ norm }) => LINKS.has(norm))) return undefined
      crossed = true
      continue
    }
    if (token.text === '-' && endsClause(tokens[at + 1]) && !crossed) return 'none'
    const said = statusWord(tokens, at)
    if (said) return said
    if (token.text === '.' || token.text === ';' || (token.text === ',' && !isOther(at + 1))) return undefined
    if (!LINKS.has(token.norm) && steps > 3) return undefined
  }
  return undefined
}

function before(tokens: readonly Token[], start: number, isOther: (index: number) => boolean): Standing | undefined {
  for (let at = start, steps = 0; at >= 0 && steps < 5; at--, steps++) {
    const token = tokens[at] as Token
    if (token.kind === 'break' || token.kind === 'emoji' || /^[.;,!?:]$/.test(token.text)) return undefined
    if (isOther(at)) {
      if (!/^(?:dan|&|sama|maupun|\/|atau|dengan|\+)$/.test(tokens[at + 1]?.norm ?? '')) return undefined
      continue
    }
    const said = statusWord(tokens, at, true)
    if (said) return said
    if (token.kind === 'number') return undefined
  }
  return undefined
}

/** 'sudah, tapi sertifikatnya belum turun'. */
const awaited = (tokens: readonly Token[], at: number): boolean => {
  for (let next = at + 1; next < Math.min(tokens.length, at + 6); next++) {
    const token = tokens[next] as Token
    if (token.kind === 'break' || token.text === '.' || /^(?:pirt|halal|nib|bpom)$/.test(token.stem)) return false
    if (token.norm === 'belum' && /^(?:terbit|keluar|turun|jadi|selesai)$/.test(tokens[next + 1]?.norm ?? ''))
      return true
  }
  return false
}

function statusWord(tokens: readonly Token[], at: number, backwards = false): Standing | undefined {
  const { norm } = tokens[at] as Token
  if (backwards) {
    const two = tokens[at - 1]?.norm ?? ''
    if ((HAVE.has(norm) || PROCESS.has(norm)) && NONE.has(two)) return 'none'
    if (HAVE.has(norm) && two === 'mau') return undefined
  }
  const next = tokens[at + 1]?.norm ?? ''
  if (NONE.has(norm)) {
    if (norm === 'belum' && /^(?:terbit|keluar|turun|jadi|selesai)$/.test(next)) return 'in_process'
    if (norm === 'tidak' && /^(?:usah|perlu|wajib|hafal|apal|tau|tahu|ingat|inget)$/.test(next)) return undefined
    if (/^(?:hafal|apal|tau|tahu|ingat|inget)$/.test(next)) return undefined
    return 'none'
  }
  if (PROCESS.has(norm)) return norm === 'terbit' || norm === 'keluar' ? 'have' : 'in_process'
  if (norm === 'lagi' || norm === 'masih' || norm === 'baru' || norm === 'tahap')
    return PROCESS.has(next) ? 'in_process' : undefined
  if (HAVE.has(norm)) {
    const soon = tokens
      .slice(at + 1, at + 3)
      .find((token) => PROCESS.has(token.norm) && token.norm !== 'terbit' && token.norm !== 'keluar')
    if (soon) return 'in_process'
    if (norm === 'ya' && !endsClause(tokens[at + 1])) return undefined
    return awaited(tokens, at) ? 'in_process' : 'have'
  }
  return undefined
}
