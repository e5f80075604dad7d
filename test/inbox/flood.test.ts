import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/chat/message.ts'
import { type Let, openFlood, tooMuch } from '../../src/inbox/flood.ts'

const LIMITS = { messages: 20, newcomers: 60 }
const START = new Date('2027-01-04T01:00:00Z').getTime()
const at = (ms: number) => new Date(START + ms)
const from = (sender: string, photos = 0): Message => ({
  channel: 'whatsapp',
  via: '32.15',
  from: sender,
  externalId: 'x',
  text: 'halo',
  media: Array.from({ length: photos }, () => ({
    kind: 'photo',
    hash: 'f'.repeat(64),
    name: 'x.jpg',
    type: 'image/jpeg',
    bytes: 1,
  })),
})
const count = (lets: readonly Let[], what: Let) => lets.filter((one) => one === what).length

describe('floods', () => {
  test('somebody who writes as people do is never held up', () => {
    const flood = openFlood(LIMITS)
    // an album of ten, and a message every four seconds for an hour
    const lets = [flood.let(from('1', 10), at(0))]
    for (let s = 4; s <= 3_600; s += 4) lets.push(flood.let(from('1'), at(s * 1_000)))
    expect(count(lets, 'in')).toBe(lets.length)
  })

  test('a thousand messages in a minute: one word, then silence, and nobody else notices', () => {
    const flood = openFlood(LIMITS)
    const lets = Array.from({ length: 1_000 }, (_, n) => flood.let(from('1'), at(n * 60)))
    expect(count(lets, 'warn')).toBe(1)
    expect(count(lets, 'in')).toBeLessThanOrEqual(80)
    expect(flood.dropped()).toBe(count(lets, 'drop'))
    expect(flood.let(from('2'), at(60_000))).toBe('in')
    // and after a pause it is heard again
    expect(flood.let(from('1'), at(600_000))).toBe('in')
  })

  test('ten thousand pictures in an hour: no more than 180 are fetched', () => {
    const flood = openFlood({ ...LIMITS, messages: 100_000 })
    const lets = Array.from({ length: 10_000 }, (_, n) => flood.let(from('1', 1), at(n * 360)))
    expect(count(lets, 'in')).toBeLessThanOrEqual(180)
  })

  test('a crowd of strangers comes in by and by', () => {
    const flood = openFlood(LIMITS)
    const came = Array.from({ length: 5_000 }, (_, n) => flood.letNewcomer(at(n * 12))).filter(Boolean)
    expect(came.length).toBeLessThanOrEqual(661)
    expect(flood.letNewcomer(at(3_600_000))).toBe(true)
  })

  test('everybody together: what a flood of senders sends is let in at fifty a second', () => {
    const flood = openFlood(LIMITS)
    const lets = Array.from({ length: 20_000 }, (_, n) => flood.let(from(`${n}`), at(n)))
    expect(count(lets, 'in')).toBeLessThanOrEqual(4_001)
  })

  test('whenever anybody sends anything: never two words without a rest between, never more than is saved up and refilled', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20_000), { minLength: 1, maxLength: 300 }), (gaps) => {
        const flood = openFlood(LIMITS)
        let now = 0
        let warned = -1
        const lets = gaps.map((gap) => {
          now += gap
          const verdict = flood.let(from('1'), at(now))
          // half of sixty saved messages takes a minute and a half
          if (verdict === 'warn') {
            expect(warned === -1 || now - warned >= 85_000).toBe(true)
            warned = now
          }
          return verdict
        })
        expect(count(lets, 'in')).toBeLessThanOrEqual(61 + now / 3_000)
      }),
      { numRuns: 100 },
    )
  })
})

test('of what was too much only the sender is kept', () => {
  expect(tooMuch({ ...from('1', 3), replyTo: '1@lid', album: 'a', pick: '2' })).toEqual({
    channel: 'whatsapp',
    via: '32.15',
    from: '1',
    externalId: 'x',
    replyTo: '1@lid',
    media: [],
    unreadable: 'too_many',
  })
})
