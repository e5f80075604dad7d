/** Ramadan of the two years, both ends included: from the government's calendar as the bot is given it on its first day. */
const RAMADAN = [
  ['2027-02-08', '2027-03-09'],
  ['2028-01-28', '2028-02-26'],
] as const

/** Whether nobody should be written to at this instant; reckoned by the clock on the wall, not by the program's own rules. */
export function isQuietHour(at: Date): boolean {
  const wall = new Date(at.getTime() + 7 * 3_600_000)
  const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes()
  const day = wall.toISOString().slice(0, 10)
  const fasting = RAMADAN.some(([first, last]) => first <= day && day <= last)
  return (
    minutes < 6 * 60 ||
    minutes >= 21 * 60 ||
    (wall.getUTCDay() === 5 && minutes >= 11 * 60 + 30 && minutes < 13 * 60) ||
    (fasting && minutes >= 17 * 60 + 30 && minutes < 20 * 60)
  )
}
