import { action } from '../action.ts'
import { audit } from '../audit.ts'
import { line } from '../lines.ts'
import { listLabel } from '../list-label.ts'
import { pickedId } from '../picked.ts'

/** The region's collections in the catalogue. */
export const listCollections = action({
  name: 'list_region_collections',
  for: ['admin', 'curator'],
  needs: {},
  gives: { some: { collections: 'list' }, none: {} },
  async run(_, { tx, actor }) {
    const rows = await tx.sql<{ id: number; name: string; items: number }>(
      `SELECT c.id, c.name, (SELECT count(*) FROM collection_items i WHERE i.collection_id = c.id) AS items
       FROM collections c WHERE c.region_code = $1 AND c.status = 'active' ORDER BY c.name, c.id`,
      [actor.region],
    )
    if (!rows.length) return { outcome: 'none' }
    return {
      outcome: 'some',
      values: {
        collections: rows.map(({ id, name, items }) => ({ value: String(id), label: `${listLabel(name)} (${items})` })),
      },
    }
  },
})

/** A new collection, still empty; a retired one of that name comes back. */
export const startCollection = action({
  name: 'start_collection',
  for: ['admin', 'curator'],
  needs: { collection_name: 'text' },
  gives: { started: { collection: 'pick', collection_name: 'text' } },
  async run({ collection_name: name }, { tx, now, actor }) {
    const [row] = await tx.sql<{ id: number }>(
      `INSERT INTO collections (region_code, name, created_at) VALUES ($1, $2, $3)
       ON CONFLICT (region_code, name) DO UPDATE SET status = 'active' RETURNING id`,
      [actor.region, name, now],
    )
    if (!row) throw new Error('a collection was not written')
    await audit(tx, actor, now, { act: 'start_collection', subject: 'collections', subjectId: row.id, after: { name } })
    return { outcome: 'started', values: { collection: String(row.id), collection_name: name }, wrote: true }
  },
})

/** What a collection holds. */
export const openCollection = action({
  name: 'open_collection',
  for: ['admin', 'curator'],
  needs: { collection: 'pick' },
  gives: {
    open: { collection_name: 'text', item_lines: 'lines', items: 'list' },
    empty: { collection_name: 'text' },
    gone: {},
  },
  async run({ collection: picked }, { tx, actor }) {
    const collection = await tx.prisma.collection.findFirst({
      where: { id: pickedId(picked), regionCode: actor.region, status: 'active' },
    })
    if (!collection) return { outcome: 'gone' }
    const rows = await tx.sql<{ id: number; name: string; business: string; price: number | null }>(
      `SELECT p.id, p.name, s.name AS business, p.unit_price AS price
       FROM collection_items i JOIN products p ON p.id = i.product_id JOIN sellers s ON s.id = p.seller_id
       WHERE i.collection_id = $1 ORDER BY i.position, p.id`,
      [collection.id],
    )
    if (!rows.length) return { outcome: 'empty', values: { collection_name: collection.name } }
    return {
      outcome: 'open',
      values: {
        collection_name: collection.name,
        item_lines: rows.map(({ name, business, price }) => line('collection_item', { name, business, price })),
        items: rows.map(({ id, name, business }) => ({ value: String(id), label: listLabel(name, business) })),
      },
    }
  },
})

/** Puts an approved product of the region into a collection. */
export const addToCollection = action({
  name: 'add_to_collection',
  for: ['admin', 'curator'],
  needs: { collection: 'pick', hit: 'pick' },
  gives: { added: { product_name: 'text' }, gone: {} },
  async run({ collection: picked, hit }, { tx, now, actor }) {
    const [collection] = await tx.sql<{ id: number }>(
      `SELECT id FROM collections WHERE id = $1 AND region_code = $2 AND status = 'active' FOR UPDATE`,
      [pickedId(picked), actor.region],
    )
    const product = await tx.prisma.product.findFirst({
      where: { id: pickedId(hit), regionCode: actor.region, status: 'approved' },
    })
    if (!collection || !product) return { outcome: 'gone' }
    await tx.sql(
      `INSERT INTO collection_items (collection_id, region_code, product_id, position)
       SELECT $1, $2, $3, coalesce(max(position), 0) + 1 FROM collection_items WHERE collection_id = $1
       ON CONFLICT (collection_id, product_id) DO NOTHING`,
      [collection.id, actor.region, product.id],
    )
    await audit(tx, actor, now, {
      act: 'add_to_collection',
      subject: 'collections',
      subjectId: collection.id,
      after: { product_id: product.id },
    })
    return { outcome: 'added', values: { product_name: product.name }, wrote: true }
  },
})

/** Takes a product out of a collection. */
export const removeFromCollection = action({
  name: 'remove_from_collection',
  for: ['admin', 'curator'],
  needs: { collection: 'pick', item: 'pick' },
  gives: { removed: {}, gone: {} },
  async run({ collection: picked, item }, { tx, now, actor }) {
    const rows = await tx.sql<{ collection_id: number }>(
      `DELETE FROM collection_items WHERE collection_id = $1 AND region_code = $2 AND product_id = $3 RETURNING collection_id`,
      [pickedId(picked), actor.region, pickedId(item)],
    )
    if (!rows.length) return { outcome: 'gone' }
    await audit(tx, actor, now, {
      act: 'remove_from_collection',
      subject: 'collections',
      subjectId: pickedId(picked),
      before: { product_id: pickedId(item) },
    })
    return { outcome: 'removed', wrote: true }
  },
})

/** A collection nobody is to see any more; its products stay in the catalogue. */
export const retireCollection = action({
  name: 'retire_collection',
  for: ['admin', 'curator'],
  needs: { collection: 'pick' },
  gives: { retired: { collection_name: 'text' }, gone: {} },
  async run({ collection: picked }, { tx, now, actor }) {
    const [row] = await tx.sql<{ id: number; name: string }>(
      `UPDATE collections SET status = 'retired' WHERE id = $1 AND region_code = $2 AND status = 'active' RETURNING id, name`,
      [pickedId(picked), actor.region],
    )
    if (!row) return { outcome: 'gone' }
    await audit(tx, actor, now, { act: 'retire_collection', subject: 'collections', subjectId: row.id })
    return { outcome: 'retired', values: { collection_name: row.name }, wrote: true }
  },
})
