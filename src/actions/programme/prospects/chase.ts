import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { businessKey } from '../../../domain/products/names.ts'
import { mayMoveProspect, type ProspectState } from '../../../domain/prospects.ts'
import { action } from '../../action.ts'
import { audit } from '../../audit.ts'
import { line } from '../../lines.ts'
import { listLabel } from '../../list-label.ts'
import { pickedId } from '../../picked.ts'
import { type ProspectNow, prospectsNamed, readProspect, toCall } from './prospect.ts'

const WHO = OFFICER_ACTS.chase_prospects
/** As many as one can call in a week, and a phone shows. */
const MOST_CALLS = 8
const MOST_FOUND = 20

const labels = (all: readonly ProspectNow[]) =>
  all.map(({ id, name }) => ({ value: String(id), label: listLabel(name) }))

/** Whom to call this week, with how far one is with them all. */
export const listToCall = action({
  name: 'list_to_call',
  for: WHO,
  needs: {},
  gives: { some: { prospects: 'list', calls: 'lines', counts: 'lines' }, later: { counts: 'lines' }, none: {} },
  async run(_, { tx, actor, today }) {
    const rows = await tx.sql<{ status: ProspectState; count: number }>(
      `SELECT status, count(*)::int AS count FROM prospects WHERE region_code = $1 GROUP BY status
       ORDER BY array_position(ARRAY['untouched', 'contacted', 'interested', 'ordered', 'declined'], status)`,
      [actor.region],
    )
    if (!rows.length) return { outcome: 'none' }
    const counts = rows.map(({ status, count }) =>
      line('prospect_count', { status: `prospect_status.${status}`, count }),
    )
    const calls = await toCall(tx.sql, actor.region, today, MOST_CALLS)
    if (!calls.length) return { outcome: 'later', values: { counts } }
    const said = calls.map(({ name, contact, phone, status, nextStep, nextStepOn }) =>
      line('prospect_call', {
        name,
        reach: [contact, phone].filter(Boolean).join(' '),
        status: `prospect_status.${status}`,
        step: nextStep ?? undefined,
        day: nextStepOn ?? undefined,
      }),
    )
    return { outcome: 'some', values: { prospects: labels(calls), calls: said, counts } }
  },
})

/** Companies by a part of their name. */
export const findProspects = action({
  name: 'find_prospects',
  for: WHO,
  needs: { wanted: 'text' },
  gives: { some: { prospects: 'list' }, none: {} },
  async run({ wanted }, { tx, actor }) {
    const found = await prospectsNamed(tx.sql, actor.region, wanted, MOST_FOUND)
    return found.length ? { outcome: 'some', values: { prospects: labels(found) } } : { outcome: 'none' }
  },
})

/** One company's card. */
export const lookAtProspect = action({
  name: 'look_at_prospect',
  for: WHO,
  needs: { prospect: 'pick' },
  gives: {
    shown: {
      name: 'text',
      kind: 'word',
      estate: 'text?',
      address: 'text?',
      contact: 'text?',
      phone: 'text?',
      status: 'word',
      step: 'text?',
      day: 'date?',
    },
    gone: {},
  },
  async run({ prospect }, { tx, actor }) {
    const found = await readProspect(tx, pickedId(prospect), actor.region)
    if (!found) return { outcome: 'gone' }
    const { name, kind, estate, address, contact, phone, status, nextStep, nextStepOn } = found
    return {
      outcome: 'shown',
      values: {
        name,
        kind: `buyer_kind.${kind}`,
        estate,
        address,
        contact,
        phone,
        status: `prospect_status.${status}`,
        step: nextStep,
        day: nextStepOn,
      },
    }
  },
})

/** How far one is now. Told again it is no change; whoever has ordered stays one who has. */
const moving = (to: Exclude<ProspectState, 'untouched'>) =>
  action({
    name: `prospect_${to}`,
    for: WHO,
    needs: { prospect: 'pick' },
    gives: { moved: { name: 'text' }, over: { name: 'text' }, gone: {} },
    async run({ prospect }, { tx, actor, now }) {
      const found = await readProspect(tx, pickedId(prospect), actor.region, 'lock')
      if (!found) return { outcome: 'gone' }
      const { id, name, status } = found
      if (status !== to && !mayMoveProspect(status, to)) return { outcome: 'over', values: { name } }
      // what was to be done is done, or of no use any more
      await tx.sql(
        'UPDATE prospects SET status = $2, next_step = NULL, next_step_on = NULL, updated_at = $3 WHERE id = $1',
        [id, to, now],
      )
      await audit(tx, actor, now, {
        act: 'move_prospect',
        subject: 'prospects',
        subjectId: id,
        before: { status },
        after: { status: to },
      })
      return { outcome: 'moved', values: { name }, wrote: true }
    },
  })
export const PROSPECT_MOVES = [moving('contacted'), moving('interested'), moving('ordered'), moving('declined')]

/** What is to be done next, and when. */
export const setNextStep = action({
  name: 'set_next_step',
  for: WHO,
  needs: { prospect: 'pick', next_step: 'text', next_step_on: 'date' },
  gives: { set: {}, gone: {} },
  async run({ prospect, next_step, next_step_on }, { tx, actor, now }) {
    const id = pickedId(prospect)
    const rows = await tx.sql(
      `UPDATE prospects SET next_step = $3, next_step_on = $4, updated_at = $5 WHERE id = $1 AND region_code = $2 RETURNING id`,
      [id, actor.region, next_step, next_step_on, now],
    )
    if (!rows.length) return { outcome: 'gone' }
    const after = { next_step_on }
    await audit(tx, actor, now, { act: 'set_next_step', subject: 'prospects', subjectId: id, after })
    return { outcome: 'set', wrote: true }
  },
})

/** Whom to ask for there. What is left empty stays as it was. */
export const setProspectContact = action({
  name: 'set_prospect_contact',
  for: WHO,
  needs: { prospect: 'pick', contact_name: 'name', contact_phone: 'text?' },
  gives: { set: {}, gone: {} },
  async run({ prospect, contact_name, contact_phone }, { tx, actor, now }) {
    const id = pickedId(prospect)
    const rows = await tx.sql(
      `UPDATE prospects SET contact_name = $3, phone = coalesce($4, phone), updated_at = $5 WHERE id = $1 AND region_code = $2 RETURNING id`,
      [id, actor.region, contact_name, contact_phone ?? null, now],
    )
    if (!rows.length) return { outcome: 'gone' }
    await audit(tx, actor, now, { act: 'set_prospect_contact', subject: 'prospects', subjectId: id })
    return { outcome: 'set', wrote: true }
  },
})

/** A company more; one that is there already, as prospect or as buyer, is not written twice. */
export const addProspect = action({
  name: 'add_prospect',
  for: WHO,
  needs: { company: 'text', buyer_kind: 'choice', contact_name: 'name?', contact_phone: 'text?' },
  gives: { added: { prospect: 'pick' }, known: { prospect: 'pick' }, buys_already: {} },
  async run({ company, buyer_kind, contact_name, contact_phone }, { tx, actor, now }) {
    await tx.sql('SELECT code FROM regions WHERE code = $1 FOR NO KEY UPDATE', [actor.region])
    const there = await tx.sql<{ id: number; name: string; buys: boolean }>(
      `SELECT id, name, false AS buys FROM prospects WHERE region_code = $1
       UNION ALL SELECT id, name, true FROM buyers WHERE region_code = $1 AND status <> 'left' ORDER BY buys, id`,
      [actor.region],
    )
    const twin = there.find(({ name }) => businessKey(name) === businessKey(company))
    if (twin)
      return twin.buys ? { outcome: 'buys_already' } : { outcome: 'known', values: { prospect: String(twin.id) } }
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO prospects (region_code, name, kind, contact_name, phone, status, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, 'untouched', $6, $6) RETURNING id`,
      [actor.region, company, buyer_kind, contact_name ?? null, contact_phone ?? null, now],
    )
    const id = row?.id ?? 0
    await audit(tx, actor, now, { act: 'add_prospect', subject: 'prospects', subjectId: id })
    return { outcome: 'added', values: { prospect: String(id) }, wrote: true }
  },
})
