/** What a business mainly makes, in the order menus show it. Their Indonesian names live under flows/. */
export const BUSINESS_KINDS = ['food', 'drink', 'batik', 'fashion', 'craft', 'other'] as const
export type BusinessKind = (typeof BUSINESS_KINDS)[number]
