import { expect, test } from 'vitest'
import type { Db } from '../../src/db/open.ts'
import { columnOf, together } from '../../src/db/together.ts'

const db = {} as Db

test('what is asked for while one is under way goes together in the next, in order', async () => {
  const carried: number[][] = []
  const double = together(async (_, all: readonly number[]) => {
    carried.push([...all])
    await new Promise((resolve) => setTimeout(resolve, 5))
    return all.map((one) => one * 2)
  })
  const first = double(db, 1)
  expect(await Promise.all([first, double(db, 2), double(db, 3)])).toEqual([2, 4, 6])
  expect(await double(db, 4)).toBe(8)
  expect(carried).toEqual([[1], [2, 3], [4]])
})

test('one that cannot be done fails alone', async () => {
  const half = together(async (_, all: readonly number[]) => {
    await Promise.resolve()
    if (all.some((one) => one % 2)) throw new Error('odd')
    return all.map((one) => one / 2)
  })
  const outcomes = await Promise.allSettled([2, 4, 5, 6].map((one) => half(db, one)))
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
})

test('databases do not wait for each other', async () => {
  const asked: Db[] = []
  const ask = together(async (on, all: readonly number[]) => {
    asked.push(on)
    if (on === db) await new Promise((resolve) => setTimeout(resolve, 20))
    return all
  })
  const other = {} as Db
  const slow = ask(db, 1)
  expect(await ask(other, 2)).toBe(2)
  expect(asked).toEqual([db, other])
  await slow
})

test('a column is filled up with null to as many as PostgreSQL reckons with', () => {
  expect(columnOf([1, 2], (one) => one + 1)).toEqual([2, 3, ...Array(8).fill(null)])
  expect(columnOf(Array(12).fill(0), String)).toHaveLength(12)
})
