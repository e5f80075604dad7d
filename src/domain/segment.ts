import type { BuyerKind } from './buyers.ts'
import type { NextStep } from './next-step.ts'

/** Papers that a maker may lack. */
export const MISSING_PAPERS = ['halal', 'pirt', 'nib'] as const
export type MissingPaper = (typeof MISSING_PAPERS)[number]

/** Whom an invitation or an announcement is for; all that is said narrows it, nothing said is the whole region. */
export interface MakerSegment {
  /** kecamatan, '32.15.05' */
  district?: string | undefined
  /** key of BUSINESS_KINDS */
  kind?: string | undefined
  missing?: MissingPaper | undefined
  /** the step they were told of and have not taken */
  step?: NextStep | undefined
}

/** Whom an announcement is for: makers, or organisations that buy; without a kind all of them. */
export type Audience = ({ to: 'makers' } & MakerSegment) | { to: 'buyers'; kind?: BuyerKind | undefined }
