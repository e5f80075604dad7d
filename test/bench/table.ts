/** The middle one of several rounds counts. */
export const median = (figures: number[]) => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!
export const cell = (value: number, digits = 0) => value.toFixed(digits).padStart(9)
export const print = (line = '') => process.stdout.write(`${line}\n`)
