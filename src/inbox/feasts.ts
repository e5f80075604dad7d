import { readFeasts } from '../actions/places/reference.ts'
import type { Db } from '../db/open.ts'
import type { Desk } from './desk.ts'

/** Another process may have corrected a feast. House figure. */
const OLD_MS = 60_000

/** The desk's feasts, read again once a minute. */
export async function keepFeasts(db: Db, desk: Desk, now: Date): Promise<void> {
  const { feastsReadAt: at } = desk
  if (!at || Math.abs(now.getTime() - at.getTime()) >= OLD_MS) await freshenFeasts(db, desk, now)
}

/** An officer corrected one: everybody's next message is read with the new day. */
export async function freshenFeasts(db: Db, desk: Desk, now: Date): Promise<void> {
  desk.feasts = await readFeasts(db)
  desk.feastsReadAt = now
}
