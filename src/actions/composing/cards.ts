import { AIMS } from '../../domain/compose/model.ts'
import type { Line } from '../../flow/say.ts'
import { line } from '../lines.ts'
import type { FoundParcel } from './found.ts'

/** From so many percent on, capacity is nearly used up; below the other there is plenty. House figures. */
const TIGHT = 80
const PLENTY = 40

/** What it is best at; who is best at everything is simply the best. */
const aimsOf = ({ aims }: FoundParcel) => (aims.length === AIMS.length ? ['aim.all'] : aims.map((aim) => `aim.${aim}`))
const spareOf = ({ usedPercent }: FoundParcel) =>
  `spare.${usedPercent >= TIGHT ? 'tight' : usedPercent >= PLENTY ? 'enough' : 'plenty'}`

/** '2 Keripik 200 g, Sambal Oncom' */
const contentsOf = ({ lines }: FoundParcel) =>
  lines.map(({ quantity, label }) => (quantity > 1 ? `${quantity} ${label}` : label)).join(', ')

/** One short card a parcel: what it is best at, price, contents, makers, how much of what they can make it takes. */
export const cardLines = (parcels: readonly FoundParcel[]): Line[] =>
  parcels.flatMap((parcel, index) => {
    const { price, makers, kinds } = parcel
    const values = { aims: aimsOf(parcel), contents: contentsOf(parcel), spare: spareOf(parcel), price, makers, kinds }
    return [...(index ? [line('gap', {})] : []), line('composed_card', { number: index + 1, ...values })]
  })

/** All that is known of each: every line with its price, what is scarce, whether a better one could be found. */
export const detailLines = (parcels: readonly FoundParcel[]): Line[] =>
  parcels.flatMap((parcel, index) => [
    line('composed_head', { number: index + 1, aims: aimsOf(parcel), price: parcel.price }),
    ...parcel.lines.map(({ label, quantity, price }) => line('parcel_content', { label, quantity, price })),
    ...(parcel.packingFee ? [line('composed_packing', { fee: parcel.packingFee })] : []),
    line('composed_makers', { makers: parcel.makers, percent: parcel.usedPercent }),
    line('composed_scarce', { label: parcel.bottleneck.label, parcels: parcel.bottleneck.parcels }),
    ...(parcel.gapPercent === 0 ? [line('composed_best', {})] : []),
    line('gap', {}),
  ])
