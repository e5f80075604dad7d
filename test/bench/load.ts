/** Something that takes a message and says when its answer has been handed to the channel. */
export interface Subject {
  /** @param person 0, 1, 2 … @param nth how many this person wrote before */
  answer(person: number, nth: number, text: string): Promise<void>
  /** statements sent to the database so far, BEGIN and COMMIT included */
  statements(): number
  /** milliseconds so far in which at least one statement was under way */
  inDatabase(): number
  close(): Promise<void>
}

export interface Load {
  /** people who write at the same time; each waits for an answer before writing on */
  people: number
  /** messages in all */
  messages: number
}

export interface Figures {
  perSecond: number
  /** milliseconds from the message's arrival to the answer at the channel */
  p50: number
  p99: number
  statementsPerMessage: number
  /** of the time, in percent: with a statement under way */
  inDatabase: number
  /** of a processor, for this process alone: the machine's other work does not blur it */
  processorMs: number
  rssMb: number
  heapMb: number
}

/** Every person talks through `talk` again and again until so many messages are answered. */
export async function play(subject: Subject, talk: readonly string[], { people, messages }: Load): Promise<Figures> {
  const took: number[] = []
  let left = messages
  const before = { statements: subject.statements(), inDatabase: subject.inDatabase(), processor: process.cpuUsage() }
  const start = performance.now()
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      for (let nth = 0; left > 0; nth++) {
        left--
        const asked = performance.now()
        await subject.answer(person, nth, talk[nth % talk.length]!)
        took.push(performance.now() - asked)
      }
    }),
  )
  const seconds = (performance.now() - start) / 1000
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]!
  const { user, system } = process.cpuUsage(before.processor)
  const { rss, heapUsed } = process.memoryUsage()
  return {
    perSecond: took.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    statementsPerMessage: (subject.statements() - before.statements) / took.length,
    inDatabase: (subject.inDatabase() - before.inDatabase) / (seconds * 10),
    processorMs: (user + system) / 1000 / took.length,
    rssMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
  }
}

/** How long at least one of several things was under way, in milliseconds. */
export function stopwatch() {
  let underWay = 0
  let since = 0
  let total = 0
  return {
    async time<T>(work: Promise<T>): Promise<T> {
      if (underWay++ === 0) since = performance.now()
      try {
        return await work
      } finally {
        if (--underWay === 0) total += performance.now() - since
      }
    },
    total: () => total + (underWay ? performance.now() - since : 0),
  }
}
