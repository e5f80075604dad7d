import { OFFICER_ACTS } from '../../../domain/officers.ts'
import { action } from '../../action.ts'
import { actingOfficer, audit } from '../../audit.ts'
import { sendErrand } from '../../errand.ts'
import { pickedId } from '../../picked.ts'
import { CHECK_IMPORT, DRAW_TEMPLATE, type ImportOf, WRITE_IMPORT } from './errands.ts'

const WHO = OFFICER_ACTS.import_lists

/** The empty workbook is drawn and handed over. */
export const wantTemplate = action({
  name: 'want_template',
  for: WHO,
  needs: {},
  gives: { drawing: {} },
  async run(_, { tx, actor, now }) {
    const { conversationId, region } = actor
    await sendErrand(tx, { name: DRAW_TEMPLATE, conversationId, input: { region } }, now)
    return { outcome: 'drawing' }
  },
})

/** A workbook came: it is looked through outside the talk, and nothing is written yet. */
export const beginImport = action({
  name: 'begin_import',
  for: WHO,
  needs: { workbook: 'document' },
  gives: { checking: {} },
  async run({ workbook }, { tx, actor, now }) {
    const { officerId } = actingOfficer(actor)
    const { conversationId, accountId, region } = actor
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO import_batches (region_code, officer_id, hash, status, created_at) VALUES ($1, $2, $3, 'dry_run', $4) RETURNING id`,
      [region, officerId, workbook, now],
    )
    const input: ImportOf = { batch: row?.id ?? 0, region, accountId }
    await sendErrand(tx, { name: CHECK_IMPORT, conversationId, input }, now)
    return { outcome: 'checking', wrote: true }
  },
})

/** What was found right is written outside the talk; whoever confirmed it hears when it is there. */
export const confirmImport = action({
  name: 'confirm_import',
  for: WHO,
  needs: { batch: 'pick' },
  gives: { writing: {}, over: {} },
  async run({ batch }, { tx, actor, now }) {
    const id = pickedId(batch)
    const { region, accountId } = actor
    const [open] = await tx.sql(
      `UPDATE import_batches SET status = 'writing' WHERE id = $1 AND region_code = $2 AND status = 'dry_run' RETURNING id`,
      [id, region],
    )
    if (!open) return { outcome: 'over' }
    const input: ImportOf = { batch: id, region, accountId }
    await sendErrand(tx, { name: WRITE_IMPORT, input }, now)
    await audit(tx, actor, now, { act: 'import_list', subject: 'import_batches', subjectId: id })
    return { outcome: 'writing', wrote: true }
  },
})

/** Nothing of it is wanted. */
export const dropImport = action({
  name: 'drop_import',
  for: WHO,
  needs: { batch: 'pick' },
  gives: { dropped: {}, over: {} },
  async run({ batch }, { tx, actor }) {
    const dropped = await tx.sql(
      `UPDATE import_batches SET status = 'cancelled', hash = NULL WHERE id = $1 AND region_code = $2 AND status = 'dry_run' RETURNING id`,
      [pickedId(batch), actor.region],
    )
    return dropped.length ? { outcome: 'dropped', wrote: true } : { outcome: 'over' }
  },
})
