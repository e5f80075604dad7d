import { ANSWERS } from '../../src/answers/index.ts'
import type { Found } from '../../src/answers/reading.ts'
import type { Role } from '../../src/chat/actor.ts'
import type { Media } from '../../src/chat/message.ts'
import { buildHouse } from '../../src/flow/house.ts'
import { ENGINE_PHRASES, UNHEARD } from '../../src/flow/phrases.ts'
import { turn } from '../../src/flow/turn.ts'
import {
  type Declared,
  type House,
  NEW_STATE,
  type Reading,
  type State,
  type TurnContext,
  type TurnEvent,
  type Turned,
  type Unheard,
} from '../../src/flow/types.ts'

/** An action as these talks need it: its declaration and what it answers. */
export interface Act extends Declared {
  run(inputs: Record<string, unknown>): {
    outcome: string
    values?: Record<string, unknown>
    wrote?: boolean
    roles?: Role[]
  }
}

/** Phrases that show their own name and values: '<edited harga Rp16.000>'. */
export const PHRASES = [
  ...Object.entries(ENGINE_PHRASES).map(
    ([name, values]) => `${name}: '<${[name, ...values.map((v) => `{${v}}`)].join(' ')}>'`,
  ),
  `unreadable:${UNHEARD.map((what) => `\n  ${what}: '<unreadable.${what}>'`).join('')}`,
  ...ANSWERS.map(
    ({ name, reasons }) => `${name}:${reasons.map((reason) => `\n  ${reason}: '<${name}.${reason}>'`).join('')}`,
  ),
].join('\n')

export const WORDS = `option: { skip: Lewati, more: Lainnya, back: Sebelumnya, 'yes': Ya, 'no': Tidak, number: Angka, previous: Kembali, officer: Minta petugas, help: Lihat bantuan }\ntypical: { capacity: '25 sehari', date: besok, days: 7 hari, month: bulan ini, weight: 250 gram }\nask: { that: Itu, which_one: Yang mana? }\nphoto: { small: Kecil?, blurred: Buram?, keep: Pakai, again: Lagi }\nproposed: { 'yes': Betul, 'no': Bukan }\ndelivery: { rest: Sisanya }\n`

/** A house of a few flows, each a YAML text. @throws on mistakes of shape */
export function smallHouse(flows: readonly string[], actions: readonly Declared[] = []): House {
  const files = new Map(flows.map((text, index) => [`flows/${index}.yaml`, text]))
  files.set('phrases.yaml', PHRASES).set('words.yaml', WORDS)
  files.set('lines.yaml', "stock: '• {name}: {left:count}'\n")
  const { house, problems } = buildHouse(files, actions)
  if (problems.length) throw new Error(problems.map((p) => `${p.file}:${p.line} ${p.message}`).join('\n'))
  return house
}

export const contextFor = (roles: Role[]): TurnContext => ({
  actor: { accountId: 1, conversationId: 1, region: '32.15', roles },
  today: '2027-01-04',
  feasts: { idul_fitri: ['2027-03-10'] },
  districts: [{ code: '32.15.05', name: 'Klari', regionCode: '32.15' }],
})

/**
 * A message with its reading marked in it: '{40 sehari|capacity=40} ^register_product' is '40 sehari', read as capacity
 * 40 and as an intent.
 */
export function marked(text: string): { text: string; reading: Reading } {
  const values: Record<string, Found> = {}
  const intent = /\^(\w+)/.exec(text)?.[1]
  const plain = text.replace(/\{([^|}]*)\|(\w+)=([^}]*)\}/g, (_, words: string, key: string, value: string) => {
    values[key] = { value: /^\d+$/.test(value) ? Number(value) : value, words }
    return words
  })
  return { text: plain.replace(/\s*\^\w+/, ''), reading: { values, ...(intent === undefined ? {} : { intent }) } }
}

/** One conversation with a house, turn by turn; what is answered comes back as the person sees it. */
export function player(house: House, actions: readonly Act[] = [], roles: Role[] = ['seller']) {
  const acts = new Map(actions.map((act) => [act.name, act]))
  const talk = {
    house,
    roles,
    state: NEW_STATE as State,
    promptNo: undefined as number | undefined,
    did: [] as string[],
  }

  const play = (event: TurnEvent): string => {
    let turned: Turned = turn(talk.house, talk.state, event, contextFor(talk.roles))
    while (turned.do) {
      const { action, inputs } = turned.do
      talk.did.push(action)
      const act = acts.get(action)
      if (!act) throw new Error(`no act '${action}'`)
      const { outcome, values = {}, wrote = false, roles: becomes } = act.run(inputs)
      if (becomes) talk.roles = becomes
      turned = turn(talk.house, turned.state, { type: 'outcome', outcome, values, wrote }, contextFor(talk.roles))
    }
    talk.state = turned.state
    talk.promptNo = turned.promptNo
    const { reply } = turned
    return reply ? [reply.text, ...reply.options.map(({ label }, n) => `${n + 1}. ${label}`)].join('\n') : ''
  }

  return Object.assign(talk, {
    /** writes words; `of` quotes an older prompt */
    say: (text: string, of?: number, reading = marked(text).reading) =>
      play({
        type: 'message',
        input: { text: marked(text).text, media: [] },
        reading,
        ...(of === undefined ? {} : { promptNo: of }),
      }),
    /** taps an option */
    tap: (pick: string, of?: number) =>
      play({
        type: 'message',
        input: { text: '', pick, media: [] },
        reading: { values: {} },
        ...(of === undefined ? {} : { promptNo: of }),
      }),
    /** sends photos, perhaps with words */
    send: (photos: number, text = '') =>
      play({
        type: 'message',
        input: { text: marked(text).text, media: Array.from({ length: photos }, (_, n) => photo(n)) },
        reading: marked(text).reading,
      }),
    /** sends what cannot be read, perhaps with a caption */
    unheard: (unheard: Unheard, text = '') =>
      play({ type: 'message', input: { text, media: [] }, reading: { values: {} }, unheard }),
    /** a notice starts its flow */
    open: (flow: string, slots: Record<string, unknown> = {}) => play({ type: 'open', flow, slots }),
    slots: () => talk.state.stack.at(-1)?.slots,
    flows: () => talk.state.stack.map(({ flow }) => flow),
  })
}

const photo = (n: number): Media => ({
  kind: 'photo',
  hash: `hash${n}`,
  name: `${n}.jpg`,
  type: 'image/jpeg',
  bytes: 1,
})
