import { regionByCode } from '../domain/districts.ts'
import { districtNamed } from './grammar/districts.ts'
import { wordsOf } from './grammar/tokens.ts'
import type { AnswerKind, ReadContext } from './kind.ts'
import { ok, refuse, unsure, wordsIn } from './read.ts'

/** A kecamatan → Kemendagri's code '32.15.05'. 'Cilamaya', 'Sukatani' and the like are asked back. */
export const district: AnswerKind<string> = {
  name: 'district',
  settings: {},
  reasons: ['not_a_district'],
  read({ text, pick }, _settings, context) {
    if (pick !== undefined && context.districts.some(({ code }) => code === pick)) return ok(pick)
    const found = districtNamed(wordsOf(text), context.districts, context.region)
    const [first] = found?.districts ?? []
    if (!found || !first) return refuse('not_a_district', { words: wordsIn(text) })
    const isRegion = found.districts.length === 1 && regionByCode(first.regionCode)?.name === first.name && !found.cued
    if (found.districts.length === 1 && !isRegion) return ok(first.code)
    return unsure(
      found.districts.slice(0, 8).map(({ code }) => code),
      (code) => sayDistrict(code, context),
      context,
    )
  },
  check: (value, _settings, { districts }) =>
    districts.some(({ code }) => code === value) ? undefined : refuse('not_a_district', { words: value }),
  say: sayDistrict,
}

/** 'Klari'; a name that exists twice with its regency: 'Sukatani (Bekasi)'. */
function sayDistrict(code: string, { districts }: Pick<ReadContext, 'districts'>): string {
  const found = districts.find((one) => one.code === code)
  if (!found) return code
  const regency = regionByCode(found.regionCode)?.name
  const twice = districts.some((one) => one.name === found.name && one.code !== code)
  if (regency === found.name) return `Kec. ${found.name}`
  return twice && regency ? `${found.name} (${regency})` : found.name
}
