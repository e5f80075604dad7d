import { grouped, rupiah } from '../figures.ts'
import type { PartnershipFacts } from '../paper.ts'
import type { Block, Column, Letterhead } from '../sheet.ts'
import type { PaperWord, Said, Speech } from '../words.ts'
import { type Content, facts, recipient, signed } from './parts.ts'

const KINDS: Readonly<Record<string, PaperWord>> = {
  space: 'partnership.kind.space',
  training: 'partnership.kind.training',
  goods: 'partnership.kind.goods',
  machine: 'partnership.kind.goods',
  listing: 'partnership.kind.listing',
}

/**
 * Catatan kemitraan: what a company did with small makers in a year, confirmed; the office's evidence under Perbup Bekasi
 * 73/2020 (check: other regencies have rules of their own).
 */
export function partnershipRecord(
  of: PartnershipFacts,
  speech: Speech,
  { letterhead }: { letterhead: Letterhead },
): Content {
  const { say, day } = speech
  const { organisation, year, purchases, others, makers } = of
  const sum = (values: readonly (number | undefined)[]) => values.reduce<number>((all, value) => all + (value ?? 0), 0)
  const table = (rows: readonly (readonly (string | Said)[])[]): Block => ({
    block: 'table',
    columns: columns(speech),
    rows,
  })
  const bought = purchases.map(({ day: on, order, makers: count, value }, index) => [
    String(index + 1),
    day(on),
    say('partnership.purchase', { order, makers: grouped(count) }),
    grouped(value),
  ])
  const done = others.map(({ day: on, kind, note, value, ...evidence }, index) => {
    const name = (speech.say as (word: PaperWord) => Said)(KINDS[kind] ?? 'partnership.kind.other')
    const what = note === undefined ? name.text : `${name.text}: ${note}`
    return [
      String(index + 1),
      day(on),
      { text: [what, ...evidenceOf(evidence, speech)].join('. ').replace('..', '.') },
      value === undefined ? '–' : grouped(value),
    ]
  })
  return {
    title: say('title.partnership_record'),
    facts: facts({ label: say('fact.year'), value: String(year) }),
    to: recipient(speech, say('to.partner'), organisation),
    body: [
      { block: 'text', said: say('partnership.opening', { organisation: organisation.name, year: String(year) }) },
      { block: 'text', said: say('partnership.purchases'), strong: true },
      bought.length ? table(bought) : { block: 'text', said: say('partnership.no_purchases') },
      { block: 'text', said: say('partnership.other'), strong: true },
      done.length ? table(done) : { block: 'text', said: say('partnership.no_other') },
    ],
    closing: [
      [
        {
          block: 'sums',
          sums: [
            { label: say('partnership.makers', { makers: grouped(makers) }), amount: '' },
            {
              label: say('partnership.total'),
              amount: rupiah(sum(purchases.map(({ value }) => value)) + sum(others.map(({ value }) => value))),
              strong: true,
            },
          ],
        },
        { block: 'text', said: say('partnership.closing') },
      ],
    ],
    signatures: [signed(say('sign.office'), letterhead)],
  }
}

/** Who confirmed it and when, and whether there is a picture. */
function evidenceOf(
  { photo, checkedBy, checkedOn }: Pick<PartnershipFacts['others'][number], 'photo' | 'checkedBy' | 'checkedOn'>,
  { say, day }: Speech,
): string[] {
  const on = checkedOn === undefined ? undefined : day(checkedOn).text
  return [
    ...(photo ? [say('partnership.photo').text] : []),
    ...(on === undefined
      ? []
      : [
          (checkedBy === undefined
            ? say('partnership.checked_on', { day: on })
            : say('partnership.checked', { officer: checkedBy, day: on })
          ).text,
        ]),
  ]
}

const columns = ({ say }: Speech): Column[] => [
  { title: say('column.no'), align: 'center', width: 24 },
  { title: say('column.day'), align: 'left', width: 96 },
  { title: say('column.what'), align: 'left', width: '*' },
  { title: say('column.value'), align: 'right', width: 100 },
]
