import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chance } from '../../src/cli/seed/chance.ts'
import { DEMO_BUYERS, MEN, PACKING_POINTS, SURNAMES, WOMEN } from '../../src/cli/seed/people.ts'
import { DISTRICTS } from '../../src/domain/districts.ts'
import { picture } from '../chats/picture.ts'
import { house } from '../house.ts'
import { type Buyer, buyer } from './buyer.ts'
import { GROUPS, type Group, madeBy } from './goods.ts'
import { type Character, type Maker, maker } from './maker.ts'
import { admin, keeper } from './officer.ts'
import { openPipe } from './pipe.ts'
import { questionFinder } from './step.ts'
import { openTown, type Person } from './town.ts'

export interface Size {
  makers: number
  /** parcels of each company */
  parcels: readonly number[]
  points: number
  /** lines of a parcel */
  lines: readonly Group[]
  seed: number
}

/** A log that a person can follow. */
export const SMALL: Size = { makers: 3, parcels: [20], points: 1, lines: ['keripik', 'kue kering'], seed: 7 }
/** Karawang 2021: 14 companies, about 3,000 parcels, 70 makers, six packing points (DOMAIN.md §1). */
export const FULL: Size = {
  makers: 70,
  parcels: [420, 350, 300, 280, 250, 220, 200, 190, 180, 160, 150, 120, 100, 80],
  points: 6,
  lines: GROUPS,
  seed: 2021,
}

export const START = '2027-02-01T08:00:00+07:00'
const REGION = '32.15'
/** Where a folder lies in memory: thousands of commits that wait for a busy disk are another test's business. */
const MEMORY = '/dev/shm'

export interface Played {
  dir: string
  script: string
  output: string
  log: string
  lines: number
  seconds: number
}

/** The programme from the first hello to the month's summary, through a running `gandeng simulate`. */
export async function playProgramme(
  size: Size,
  progress: (day: string, lines: number) => void = () => {},
): Promise<Played> {
  const home = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'programme-'))
  const dir = join(home, 'data')
  mkdirSync(join(home, 'photos'))
  const photo = (nth: number) => {
    const path = join(home, 'photos', `${nth}.png`)
    writeFileSync(path, picture(nth, 0))
    return path
  }
  const luck = chance(size.seed)
  const pipe = openPipe(dir, START)
  const town = openTown(pipe, questionFinder(house), luck, (at) => progress(at, pipe.lines()))
  const begun = performance.now()
  try {
    await programme()
  } catch (error) {
    writeFileSync(join(home, 'log'), town.log())
    throw new Error(`the programme stopped; what was said so far: ${join(home, 'log')}`, { cause: error })
  }
  const code = await pipe.end()
  if (code !== 0) throw new Error(`simulate ended with ${code}`)
  const script = pipe.script()
  return {
    dir,
    script,
    output: pipe.output(),
    log: town.log(),
    lines: pipe.lines(),
    seconds: (performance.now() - begun) / 1000,
  }

  async function programme(): Promise<void> {
    const lookAtRisks = async () => {
      while ((await town.act(rina, rina.lookAtRisks())) && !rina.seenAllRisks());
    }
    // the office: an admin by the command line's invitation, keepers by hers
    const rina = admin(luck, { name: 'Rina Marlina', id: '21' }, await town.invite('admin', REGION))
    town.settle(rina)
    await town.act(rina, { text: '/start' })
    const points = PACKING_POINTS.filter(({ district }) => district.startsWith(REGION)).slice(0, size.points)
    const keepers: Person[] = []
    for (const [nth, { name, district, daily }] of points.entries()) {
      await town.act(rina, rina.addPoint({ name, district: districtName(district), daily }))
      await town.act(rina, rina.invite(name))
      const person = keeper(luck, { name: `${luck.one(MEN)} ${luck.one(SURNAMES)}`, id: String(31 + nth) }, rina.code())
      keepers.push(person)
      town.settle(person)
      await town.act(person, { text: 'halo' })
    }

    // makers come in over four days; every morning the curator works through the queue
    const makers = makersOf(size, luck, photo)
    for (const person of makers) town.settle(person)
    const days = ['2027-02-01', '2027-02-02', '2027-02-03', '2027-02-04']
    for (const [day, date] of days.entries()) {
      if (day > 0) await town.moveTo(`${date}T08:30:00+07:00`)
      const today = makers.filter((_, nth) => nth % days.length === day)
      await town.actAll(today.map((person) => [person, person.hello()] as const))
      await town.moveTo(`${date}T14:00:00+07:00`)
      await town.act(rina, { text: 'kurasi' })
    }

    // parcels, one for each packing point
    await town.moveTo('2027-02-05T09:00:00+07:00')
    for (const [nth, { name }] of points.entries())
      await town.act(rina, rina.makeParcel({ name: parcelName(nth), lines: size.lines, point: name, fee: 7_500 }))

    // companies order; the office verifies them on the same day
    const buyers: Buyer[] = size.parcels.map((parcels, nth) => {
      const { name, estate, contact } = DEMO_BUYERS.filter(({ kind }) => kind === 'company')[nth % 6]!
      return buyer(luck, {
        name: nth < 6 ? name : `${name} ${nth}`,
        kind: 'Perusahaan / pabrik',
        estate: estate ?? 'KIIC',
        contact: nth < 6 ? contact : `${luck.one(MEN)} ${luck.one(SURNAMES)}`,
        phone: `0813000000${String(nth + 10)}`,
        id: String(11 + nth),
        parcels,
        parcel: parcelName(nth % points.length),
        neededOn: nth % 2 ? '25 Februari' : '24 Februari',
        ...(nth % 5 === 0 && { second: { parcels: Math.floor(parcels * 0.4), neededOn: '26 Februari' } }),
      })
    })
    for (const person of buyers) town.settle(person)
    await town.moveTo('2027-02-08T09:00:00+07:00')
    await town.actAll(buyers.map((person) => [person, person.order()] as const))
    await town.moveTo('2027-02-08T10:00:00+07:00')
    await town.act(rina, { text: 'verifikasi' })

    // makers promise, remind each other of nothing, and report; the clock does the chasing
    for (const date of [
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-02-12',
      '2027-02-15',
      '2027-02-16',
      '2027-02-17',
      '2027-02-18',
      '2027-02-19',
    ]) {
      await town.moveTo(`${date}T09:30:00+07:00`)
      await town.answerLate({ text: 'tawaran' })
      if (date === '2027-02-15' || date === '2027-02-18')
        await town.actAll(
          makers
            .filter(() => luck.percent(50))
            .map((person) => [person, person.report(date === '2027-02-18')] as const),
        )
      await lookAtRisks()
      await town.moveTo(`${date}T15:00:00+07:00`)
    }

    // goods come in, what is missing is taken off, lorries leave, companies confirm
    rina.giveUp()
    for (const date of ['2027-02-20', '2027-02-21', '2027-02-22', '2027-02-23', '2027-02-24']) {
      await town.moveTo(`${date}T09:00:00+07:00`)
      await town.answerLate({ text: 'tawaran' })
      for (const person of keepers)
        for (let rounds = 0; rounds < MOST_ROUNDS && (await town.act(person, { text: 'serah terima' })); rounds++);
      if (date >= '2027-02-22') await lookAtRisks()
    }
    for (const date of ['2027-02-24', '2027-02-25', '2027-02-26']) {
      await town.moveTo(`${date}T10:00:00+07:00`)
      for (const person of keepers)
        for (let lorries = 0; lorries < MOST_LORRIES && (await town.act(person, { text: 'kirim' })); lorries++);
      await town.moveTo(`${date}T14:00:00+07:00`)
      await town.actAll(buyers.map((person) => [person, person.receive()] as const))
    }
    await town.moveTo('2027-03-01T12:00:00+07:00')
  }
}

/** Lorries a packing point sends off in a day, and times its keeper starts to count, at most. */
const MOST_LORRIES = 20
const MOST_ROUNDS = 30

const districtName = (code: string) => DISTRICTS.find((district) => district.code === code)!.name
const parcelName = (nth: number) =>
  `Parsel ${['Berkah', 'Barokah', 'Fitri', 'Silaturahmi', 'Karawang', 'Lebaran'][nth]}`

/** One in five declines or takes part of it, one in ten is silent, some answer late, some want the down payment first. */
function characterOf(luck: Chance, nth: number): Character {
  const offers =
    nth % 10 === 9 ? 'silent' : nth % 10 === 4 ? 'part' : nth % 10 === 7 ? 'no' : nth % 10 === 2 ? 'on dp' : 'yes'
  return { tells: luck.percent(50) ? 'at once' : 'bit by bit', typos: luck.percent(50), offers, late: luck.percent(20) }
}
type Chance = ReturnType<typeof chance>

function makersOf(size: Size, luck: Chance, photo: (nth: number) => string): Maker[] {
  const districts = DISTRICTS.filter(({ regionCode }) => regionCode === REGION)
  return Array.from({ length: size.makers }, (_, nth) => {
    const first = WOMEN[nth % WOMEN.length]!
    const name = `${first} ${SURNAMES[(nth * 7) % SURNAMES.length]}`
    const made = madeBy(
      luck,
      nth,
      size.lines[size.makers > 3 ? nth % size.lines.length : Math.floor(nth / 2)]!,
      `Bu ${first}`,
    )
    const character: Character = size.makers > 3 ? characterOf(luck, nth) : SMALL_CAST[nth]!
    const who = {
      name,
      business: `Dapur Bu ${first}${nth < WOMEN.length ? '' : ` ${nth}`}`,
      district: districts[(nth * 7) % districts.length]!.name,
      phone: `6281200${String(nth + 1).padStart(6, '0')}`,
      nth,
    }
    return maker(luck, who, made, character, photo)
  })
}

const SMALL_CAST: readonly Character[] = [
  { tells: 'at once', typos: true, offers: 'yes', late: false },
  { tells: 'bit by bit', typos: false, offers: 'part', late: false },
  { tells: 'bit by bit', typos: true, offers: 'yes', late: true },
]
