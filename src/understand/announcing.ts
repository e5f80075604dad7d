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

/** 'kirim pengumuman ke semua umkm: besok jam 9 ada pelatihan' → what is to be said, when it is. */
export function readAnnouncement(text: string): Reading | undefined {
  const found = ANNOUNCES.exec(text)
  if (!found) return undefined
  const body = found[1]?.trim()
  return { intent: ANNOUNCE, values: body ? { announcement: { value: body, words: body } } : {} }
}
