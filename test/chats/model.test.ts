import { afterAll, beforeAll, expect, test } from 'vitest'
import { openModel } from '../../src/understand/model/model.ts'
import { type OpenAiStandIn, openAiStandIn, type Reaction, STAND_IN_KEY } from '../stand-ins/openai.ts'
import { chatLogs } from './logs.ts'

let server: OpenAiStandIn
beforeAll(async () => {
  server = await openAiStandIn()
})
afterAll(() => server?.stop())

/** '-- model {"answer":"Rp15000"}', '-- model hears keripik', '-- model is down': what it makes of everything from now on. */
function reaction(words: string): Reaction {
  if (words.startsWith('hears ')) return { says: words.slice('hears '.length) }
  if (words === 'is down') return { status: 500 }
  if (words === 'hangs') return { hangs: 'at_once' }
  if (words.startsWith('says ')) return { says: words.slice('says '.length) }
  return { says: { intent: null, answer: null, told: [], ...(JSON.parse(words) as object) } }
}

chatLogs('model', () => {
  server.react({ status: 500 })
  const settings = { key: STAND_IN_KEY, url: server.url, words: 'words', pictures: 'pictures', voice: 'voice' }
  const model = openModel({ ...settings, callMs: 3_000, allMs: 3_000 })
  return { model: { model, direct: (words) => server.react(reaction(words)) } }
})

test('nothing by which anybody could be found has left the house in all these talks', () => {
  expect(server.heard.length).toBeGreaterThan(5)
  for (const { data } of server.heard) expect(data).not.toMatch(/62812|Bu Sri|Bu Iis|Jaya|KIIC|[0-9]{7}/)
})
