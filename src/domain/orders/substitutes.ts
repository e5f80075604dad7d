/**
 * What a substitute may cost at home, in percent of what the order pays for a piece: much cheaper goods would not be the
 * buyer's equal, a maker of much dearer ones would not take the price. House figures.
 */
export const SUBSTITUTE_PRICE = { least: 75, most: 110 } as const

/** Whether goods of another maker are near enough in price to stand in. Both integer rupiah a piece. */
export const isNearInPrice = (own: number, paid: number): boolean =>
  own * 100 >= paid * SUBSTITUTE_PRICE.least && own * 100 <= paid * SUBSTITUTE_PRICE.most
