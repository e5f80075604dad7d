import { FIRST, FIRST_BEHIND, UNSURE } from '../yesno-words.ts'
import { bare } from './meant.ts'

/** Somebody who does not know, asks back, sets a condition, or must ask somebody first. */
export function isUnsure(said: readonly string[]): boolean {
  // 'kayaknya ngga dulu': a polite no
  if (/ (?:tidak dulu|udahan|lewat dulu|skip dulu|lain kali) /.test(` ${said.join(' ')} `)) return false
  if (said[0] === 'takutnya') return true
  if (/ belum (?:kepikiran|kebayang|terpikir|terpikirkan|kepikir) /.test(` ${said.join(' ')} `)) return true
  if (
    said.some(
      (word, index) =>
        (UNSURE.has(word) || UNSURE.has(bare(word))) &&
        !(word === 'mungkin' && said[index - 1] === 'tidak') &&
        !/^(?:jangan|takut|biar|suka|sering|daripada|usah|perlu)$/.test(said[index - 1] ?? ''),
    )
  )
    return true
  const text = ` ${said.join(' ')} `
  if (
    / (?:kurang|tidak|belum) (?:tau|tahu|ngerti|paham|yakin|pasti|jelas|apal|hapal|hafal|inget|ingat|emut|eling|terang|uninga|ngertos|weruh|reti|(?:(?:bisa|dapat) )?(?:(?:saya|kami) )?(?:tentu|jawab|ngawaler|ngajawab|mutusin|pastiin|mastiin|nentuin|memastikan|menentukan|menjawab|memutuskan|janji|menjanjikan|janjiin)) /.test(
      text,
    )
  )
    return true
  if (/ (?:lihat|liat|tinggali|deleng) (?:saja )?nanti /.test(text)) return true
  if (PASSES_ON.test(text) || MUST_ASK.test(text)) return true
  if (
    / belum (?:ada|dapat|dapet|aya) (?:jawaban|keputusan|kabar|konfirmasi|acc|persetujuan|info|kepastian|balasan)\w* /.test(
      text,
    )
  )
    return true
  // 'masih banyak ga pertanyaannya'
  if (/ (?:banyak|lama|mahal|susah|ribet|bayar|gratis|wajib|biaya) tidak (?:\w+ )?$/.test(text)) return true
  // 'rasanya sih cukup'
  if (/^ rasa (?:sih |mah )?(?:cukup|bisa|sanggup|sudah|belum|tidak|boleh|ada|bener|benar|betul|pas) /.test(text))
    return true
  // 'kalau ga salah sudah', 'kaya nya udah', '50:50'
  if (/ (?:kalau tidak salah|kayak? nya|fifty) /.test(text)) return true
  if (/ antara .*(?:belum|tidak) /.test(text) || / (?:apa|atau) (?:tidak|belum) /.test(text)) return true
  if (
    / (?:gimana|gmn|bagaimana|kumaha|piye|kepriye|maksudnya|maksud|apa itu|apaan|kenapa|naha) /.test(text) &&
    !/ (?:iya|bisa|sudah|belum|tidak|mangga|boleh|terserah) /.test(text)
  )
    return true
  if (/ (?:siapa|dari ?mana) /.test(text) && !/ siapa (?:takut|saja) /.test(text)) return true
  if (/ (\w+) ya \1 tidak /.test(text)) return true
  if (/^ (?:\w+ )?syaratnya /.test(text)) return true
  if (/ (?:asal|asalkan|asalken|bisa jadi|kecuali|tergantung) /.test(text)) return true
  return said.some(
    (word, index) =>
      FIRST.has(word) &&
      !/ tidak (?:usah|perlu|kedah|harus) $| jangan $/.test(` ${said.slice(0, index).join(' ')} `) &&
      (said.slice(index + 1).some((next) => FIRST_BEHIND.has(next)) ||
        /^(?:harus|mau|nanti)$/.test(said[index - 1] ?? '') ||
        (said[index - 1] === 'saya' && said[index - 2] === 'nanti')),
  )
}

/** 'saya teruskan dulu ke direksi', 'sampaikan ke suami': somebody else decides. */
const PASSES_ON =
  / (?:teruskan|terusin|sampaikan|sampein|sampaiin|ajukan|ajuin|diajukan|forward|laporkan|bicarakan|bicarain|omongin|obrolin|bahas|rundingkan) (?:\w+ )?(?:ke|sama|dengan) /

/** 'harus approval manager dulu', 'kedah badanten heula' */
const MUST_ASK =
  / (?:harus|perlu|nunggu|minta|butuh) (?:\w+ )?(?:approval|persetujuan|restu|izin|ijin|acc|badanten|rembug|rembugan|rerempug|musyawarah|lapor|ngobrol|diskusi|rapat|rundingan|konsultasi|koordinasi|idin) /
