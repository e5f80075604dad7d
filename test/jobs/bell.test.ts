import { expect, test } from 'vitest'
import { startBell } from '../../src/jobs/bell.ts'

/** Every second, so that the test need not wait a minute. */
const EVERY_SECOND = '* * * * * *'

test('a ring that takes longer than the gap is not rung into, and stopping waits for it', async () => {
  let underWay = 0
  let most = 0
  let rings = 0
  let release = () => {}
  let begun = () => {}
  const first = new Promise<void>((resolve) => {
    begun = resolve
  })
  const bell = startBell(async () => {
    rings++
    underWay++
    most = Math.max(most, underWay)
    begun()
    await new Promise<void>((resolve) => {
      release = resolve
    })
    underWay--
  }, EVERY_SECOND)
  await first
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  expect({ most, rings }).toEqual({ most: 1, rings: 1 })
  const stopped = bell.stop()
  expect(underWay).toBe(1)
  release()
  await stopped
  expect(underWay).toBe(0)
})

test('it rings at once, not only when the next minute begins', async () => {
  let rings = 0
  const bell = startBell(async () => {
    rings++
  })
  expect(rings).toBe(1)
  await bell.stop()
})

test('a ring that throws does not end the bell', async () => {
  let rings = 0
  const bell = await new Promise<ReturnType<typeof startBell>>((resolve) => {
    const ringing = startBell(async () => {
      rings++
      if (rings === 2) resolve(ringing)
      throw new Error('the database is gone')
    }, EVERY_SECOND)
  })
  await bell.stop()
  expect(rings).toBe(2)
})
