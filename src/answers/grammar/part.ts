import type { Figure } from './figures.ts'
import type { Time } from './times.ts'
import type { Unit } from './unit-table.ts'

interface Span {
  from: number
  to: number
}

/** A number by itself: a price, a date, a count of something unnamed. */
export interface FigurePart extends Span {
  type: 'figure'
  figure: Figure
}

/** '3 dus', '250 gram', 'sebungkus', '500-700 butir'. */
export interface MeasurePart extends Span {
  type: 'measure'
  qty: number
  upper?: number
  unit: Unit
  /** 'sebungkus', not '1 bungkus' */
  one: boolean
  about: boolean
  bound?: 'min' | 'max'
  /** the number as read, when there was one */
  figure?: Figure
  /** 'pak' right behind a number at the end of a clause: a pack, or sir */
  sir: boolean
}

/** 'per bungkus', '/kg', 'per 250 gram'. */
export interface EachPart extends Span {
  type: 'each'
  qty: number
  unit: Unit
}

/** A unit without a number: 'botol 150ml', 'kemasan pouch'. */
export interface UnitPart extends Span {
  type: 'unit'
  unit: Unit
}

/** 'per hari', 'sehari', 'tiap minggu'. */
export interface EveryPart extends Span {
  type: 'every'
  time: Time
  /** 'sehari', which may also be one day long */
  one: boolean
}

/** '14 hari', '2-3 minggu'. */
export interface LengthPart extends Span {
  type: 'length'
  qty: number
  upper?: number
  time: Time
  about: boolean
}

/** '50%' · '3x', '2 kali' · '5 orang' · '8 jam', '3 rasa'. */
export interface RatioPart extends Span {
  type: 'percent' | 'times' | 'people' | 'aside'
  value: number
}

export type Part = FigurePart | MeasurePart | EachPart | UnitPart | EveryPart | LengthPart | RatioPart

/** 'money': '10rb botol' is a price and a bottle; 'count': it is ten thousand bottles. */
export type Leaning = 'money' | 'count'
