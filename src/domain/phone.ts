export type PhoneRead =
  | { ok: true; value: string }
  | { ok: false; reason: 'is_lid' | 'not_a_number' | 'not_mobile' | 'too_short' | 'too_long' }

/** After 628: Indonesian mobile numbers have 10–13 digits in the form 08… (Kominfo's numbering plan). */
const SHORTEST = 11
const LONGEST = 14

/**
 * One mobile number → digits '628…', from 08…, 8…, +62 8…, 62 08…, 0062 8…, with spaces, dots, dashes and brackets, or a
 * WhatsApp id such as '62812…@c.us'. An `@lid` id is not a phone number and is refused as `is_lid`; other words than the
 * number are refused too, so that whoever reads free text finds the number first.
 */
export function readPhone(text: string): PhoneRead {
  const bare = text.trim().replace(/@(?:c\.us|s\.whatsapp\.net)$/, '')
  if (/@lid$/.test(bare)) return { ok: false, reason: 'is_lid' }
  const digits = bare.replace(/[\s().\-‐‑–—+/]/g, '')
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'not_a_number' }
  const national = digits.replace(/^(?:00)?62/, '').replace(/^0/, '')
  if (!national.startsWith('8')) return { ok: false, reason: 'not_mobile' }
  const phone = `62${national}`
  if (phone.length < SHORTEST) return { ok: false, reason: 'too_short' }
  if (phone.length > LONGEST) return { ok: false, reason: 'too_long' }
  return { ok: true, value: phone }
}

/** A phone number where others may see it: '6281200000141' → '62812••••0141'. */
export function maskPhone(phone: string): string {
  return `${phone.slice(0, 5)}${phone.slice(5, -4).replace(/./g, '•')}${phone.slice(-4)}`
}
