/** Something that takes a message and says when its answer has been handed to the channel. */
export interface Subject {
  /** @param person 0, 1, 2 … @param nth how many this person wrote before */
  answer(person: number, nth: number, text: string): Promise<void>
  /** statements sent to the database so far, BEGIN and COMMIT included */
  statements(): number
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
  rssMb: number
  heapMb: number
}

/** Every person talks through `talk` again and again until so many messages are answered. */
export async function play(subject: Subject, talk: readonly string[], { people, messages }: Load): Promise<Figures> {
  const took: number[] = []
  let left = messages
  const before = subject.statements()
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
  const { rss, heapUsed } = process.memoryUsage()
  return {
    perSecond: took.length / seconds,
    p50: at(0.5),
    p99: at(0.99),
    statementsPerMessage: (subject.statements() - before) / took.length,
    rssMb: rss / 2 ** 20,
    heapMb: heapUsed / 2 ** 20,
  }
}
