import { ANSWERS } from '../../answers/index.ts'
import { ENGINE_PHRASES, ENGINE_WORDS, REFUSAL_VALUES, SAID_TO_OFFICERS, UNHEARD } from '../phrases.ts'
import { PLACEHOLDER } from '../say.ts'
import type { House } from '../types.ts'
import { didYouMean } from '../words.ts'
import { bareKind, type Expectations, KINDS, mayMiss, type Report } from './report.ts'
import { strayBraces } from './texts.ts'

/** Whatever the program says has its words, and no words lie about that nobody says. */
export function checkSentences(house: House, wants: Expectations, report: Report): void {
  const read = (file: string) => !house.unread.includes(file)
  if (read('phrases.yaml')) checkPhrases(house, wants, report)
  for (const word of ENGINE_WORDS)
    if (read('words.yaml') && house.words[word] === undefined)
      report('missing_word', 'words.yaml', word.split('.'), `'${word}' is missing`)
  if (read('notices.yaml')) checkNotices(house, wants, report)
  if (wants.lines && read('lines.yaml')) checkLines(house, wants.lines, report)
  if (wants.papers && read('papers.yaml')) checkPapers(house, wants.papers, report)
  for (const name of wants.channels ?? [])
    if (read('channels.yaml') && house.channels[name] === undefined)
      report('missing_word', 'channels.yaml', name.split('.'), `'${name}' is missing`)
}

function checkPhrases(house: House, wants: Expectations, report: Report): void {
  const said: Readonly<Record<string, readonly string[]>> = {
    ...ENGINE_PHRASES,
    ...Object.fromEntries(UNHEARD.map((what) => [`unreadable.${what}`, []])),
    ...wants.phrases,
  }
  const steps = [...house.flows.values()].flatMap(({ steps }) => steps)
  const asked = new Set(
    steps.flatMap((step) => (step.verb === 'ask' ? [step.kind] : step.verb === 'choose' ? ['pick'] : [])),
  )
  const refusals = (kinds: readonly (typeof ANSWERS)[number][]) =>
    kinds.flatMap(({ name, reasons }) => reasons.map((reason) => `${name}.${reason}`))
  const missing = (name: string) =>
    house.phrases[name] === undefined &&
    report('missing_phrase', 'phrases.yaml', name.split('.'), `'${name}' is missing`)
  for (const name of Object.keys(said)) missing(name)
  for (const name of refusals(ANSWERS.filter((kind) => asked.has(kind.name)))) missing(name)
  const toOfficers = SAID_TO_OFFICERS.map((name) => `${name}_officer`)
  const known = [...Object.keys(said), ...toOfficers, ...refusals(ANSWERS)]
  for (const [name, text] of Object.entries(house.phrases)) {
    if (!known.includes(name))
      report('unused_phrase', 'phrases.yaml', name.split('.'), `nobody says '${name}'${didYouMean(name, known)}`)
    const values = said[name] ?? (known.includes(name) ? REFUSAL_VALUES : undefined)
    if (values)
      checkPlaceholders(text, Object.fromEntries(values.map((value) => [value, 'text'])), 'phrases.yaml', name, report)
  }
}

function checkNotices(house: House, wants: Expectations, report: Report): void {
  const file = 'notices.yaml'
  for (const [name, notice] of Object.entries(wants.notices)) {
    if (house.notices[name] === undefined && notice.flow === undefined)
      report('missing_notice', file, [name], `notice '${name}' has no text`)
    if (notice.flow !== undefined) checkNoticeFlow(house, name, notice, report)
  }
  for (const [name, text] of Object.entries(house.notices)) {
    const notice = wants.notices[name]
    if (notice) checkPlaceholders(text, notice.values, file, name, report)
    else
      report(
        'unknown_notice',
        file,
        name.split('.'),
        `there is no notice '${name}'${didYouMean(name, Object.keys(wants.notices))}`,
      )
  }
}

/** A notice that asks begins at once, and hands over what its flow takes. */
function checkNoticeFlow(house: House, name: string, notice: Expectations['notices'][string], report: Report): void {
  const flow = house.flows.get(notice.flow ?? '')
  if (!flow) {
    if (!house.unread.includes(notice.flow ?? ''))
      report(
        'notice_flow',
        'notices.yaml',
        [name],
        `notice '${name}' starts flow '${notice.flow}', which does not exist${didYouMean(notice.flow ?? '', house.flows.keys())}`,
      )
    return
  }
  const [first] = flow.steps
  if (first?.verb === 'say')
    report(
      'notice_flow',
      flow.file,
      ['steps', first.name],
      `notice '${name}' starts this flow: it begins with a question or a do, its words stand in notices.yaml`,
    )
  const handed = notice.slots ?? notice.values
  for (const [slot, kind] of Object.entries(flow.takes)) {
    const carried = handed[slot]
    const path = ['takes', slot]
    if (carried === undefined && !mayMiss(kind))
      report('notice_flow', flow.file, path, `notice '${name}' starts this flow and does not carry '${slot}'`)
    else if (carried !== undefined && (bareKind(carried) !== bareKind(kind) || (mayMiss(carried) && !mayMiss(kind))))
      report(
        'notice_flow',
        flow.file,
        path,
        `notice '${name}' carries '${slot}' as '${carried}', this flow takes it as '${kind}'`,
      )
  }
}

function checkLines(house: House, declared: NonNullable<Expectations['lines']>, report: Report): void {
  const file = 'lines.yaml'
  for (const name of Object.keys(declared))
    if (house.lines[name] === undefined) report('missing_line', file, name.split('.'), `line '${name}' has no text`)
  for (const [name, text] of Object.entries(house.lines)) {
    const values = declared[name]
    if (values) checkPlaceholders(text, values, file, name, report, true)
    else
      report(
        'unknown_line',
        file,
        name.split('.'),
        `there is no line '${name}'${didYouMean(name, Object.keys(declared))}`,
      )
  }
}

function checkPapers(house: House, declared: NonNullable<Expectations['papers']>, report: Report): void {
  const file = 'papers.yaml'
  for (const name of Object.keys(declared))
    if (house.papers[name] === undefined) report('missing_word', file, name.split('.'), `'${name}' is missing`)
  for (const [name, text] of Object.entries(house.papers)) {
    const values = declared[name]
    if (values) checkPlaceholders(text, Object.fromEntries(values.map((value) => [value, 'text'])), file, name, report)
    else
      report(
        'unused_phrase',
        file,
        name.split('.'),
        `no paper says '${name}'${didYouMean(name, Object.keys(declared))}`,
      )
  }
}

/**
 * Placeholders of a sentence that is not in a flow: each is one of its values, with '?' when it may be missing.
 * @param kinds each names its kind, because nothing else tells it when the sentence is said
 */
function checkPlaceholders(
  text: string,
  values: Readonly<Record<string, string>>,
  file: string,
  name: string,
  report: Report,
  kinds = false,
): void {
  const path = name.split('.')
  for (const brace of strayBraces(text)) report('bad_placeholder', file, path, `${name}: '${brace}' is no {value}`)
  for (const [whole, value = '', kind] of text.matchAll(PLACEHOLDER)) {
    const declared = values[value]
    if (declared === undefined) {
      report(
        'bad_placeholder',
        file,
        path,
        `${name}: there is no value '${value}' here${didYouMean(value, Object.keys(values))}`,
      )
      continue
    }
    if (mayMiss(declared) && !whole.endsWith('?}'))
      report(
        'slot_may_be_empty',
        file,
        path,
        `${name}: '${value}' may be empty; write {${value}${kind ? `:${kind}` : ''}?}`,
      )
    const wanted = bareKind(declared)
    const said = kind ?? (kinds ? 'text' : wanted)
    if (!KINDS.has(said))
      report('bad_placeholder', file, path, `${name}: there is no kind '${said}'${didYouMean(said, KINDS)}`)
    else if (said !== wanted)
      report('bad_placeholder', file, path, `${name}: '${value}' is '${wanted}'; write {${value}:${wanted}}`)
  }
}
