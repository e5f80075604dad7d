import { openHouse } from '../src/house.ts'

/** The flows and sentences as they stand: reading and checking them takes half a second, so once for all tests of a process. */
export const house = openHouse()
