import type { Reading } from '../answers/reading.ts'

/** An officer wants something said to many. */
export const ANNOUNCE = 'announce'

const ASKS = '(?:(?:tolong|mau|coba|bisa|minta|mohon|saya|kita|ayo)\\s+)*'
const SENDS = '(?:kirim|buat|bikin|sebar|sampai)(?:kan|in)?\\s+'
const TO_MANY = '(?:ke|kepada|buat|untuk)\\s+(?:semua|seluruh|para|umkm|ukm|pembeli|perusahaan)'
const ANNOUNCES = new RegExp(
  `^\\s*${ASKS}(?:${SENDS}(?:pengumuman|siaran|broadcast|(?:info|informasi|pemberitahuan|kabar)\\s+${TO_MANY})|umumkan|siarkan)\\b[^:]{0,80}(?::\\s*(.{10,}))?`,
  'is',
)

/** 'tolong kabari semua umkm besok ada pelatihan jam 9': what is to be said stands behind whom. */
const TELLS = new RegExp(
  `^\\s*${ASKS}(?:kabari|kabarin|kasih (?:tau|tahu|kabar)|beri ?tahu(?:kan)?|bilangin|infoin|infokan|informasikan|sampaikan)\\s+(?:ke |kepada )?(?:semua|seluruh|para)\\s+(?:umkm|ukm|pelaku usaha|pembeli|perusahaan)\\b[\\s,:]*(?:bahwa |kalau |kalo )?(.{10,})?$`,
  'is',
)

/** 'kirim pengumuman ke semua umkm: besok jam 9 ada pelatihan' → what is to be said, when it is. */
export function readAnnouncement(text: string): Reading | undefined {
  const found = ANNOUNCES.exec(text) ?? TELLS.exec(text)
  if (!found) return undefined
  const body = found[1]?.trim()
  return { intent: ANNOUNCE, values: body ? { announcement: { value: body, words: body } } : {} }
}
