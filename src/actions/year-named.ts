/** The year somebody named: '2026', 'tahun ini', 'tahun lalu'; undefined when none is in the words. */
export function yearNamed(said: string, today: string): string | undefined {
  const now = today.slice(0, 4)
  const [written] = /\b20\d\d\b/.exec(said) ?? []
  if (written) return written
  if (/\b(?:tahun|taun|thn) (?:lalu|kemarin|kamari)\b/i.test(said)) return String(Number(now) - 1)
  return /\b(?:tahun )?ini\b/i.test(said) ? now : undefined
}
