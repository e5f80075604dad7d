/**
 * What the screens of the people we talk with show, as far as this process has seen it: which of our messages still have
 * buttons, and whether the contact button stands in place of the letters. Forgotten at a restart, which costs no more
 * than an old button that is answered kindly.
 */
export interface Screens {
  of(chat: number): Screen
  /** keeps what was changed, or forgets a screen on which nothing is left to take away */
  keep(chat: number, screen: Screen): void
}

export interface Screen {
  /** our messages with buttons, oldest first */
  keyboards: Keyboard[]
  lettersTaken: boolean
}

export interface Keyboard {
  messageId: number
  tapped: boolean
  /** hash of the only file it shows */
  shows?: string
}

/** Screens remembered, the latest. */
const MOST = 20_000

export function newScreens(most = MOST): Screens {
  const screens = new Map<number, Screen>()
  return {
    of: (chat) => screens.get(chat) ?? { keyboards: [], lettersTaken: false },
    keep(chat, screen) {
      screens.delete(chat)
      if (screen.keyboards.length || screen.lettersTaken) screens.set(chat, screen)
      const [oldest] = screens.keys()
      if (screens.size > most && oldest !== undefined) screens.delete(oldest)
    },
  }
}

/**
 * A message of ours was sent.
 * @param asks it is a new question: the older ones are not to be tapped any more
 * @param answers what was tapped before has had its answer
 * @returns the messages whose buttons are to be taken away
 */
export function afterSending(
  { keyboards }: Screen,
  sent: { asks: boolean; answers: boolean; keyboard?: Keyboard },
): { gone: number[]; left: Keyboard[] } {
  const others = keyboards.filter(({ messageId }) => messageId !== sent.keyboard?.messageId)
  const isGone = ({ tapped }: Keyboard) => sent.asks || (sent.answers && tapped)
  return {
    gone: others.filter(isGone).map(({ messageId }) => messageId),
    left: [...others.filter((one) => !isGone(one)), ...(sent.keyboard ? [sent.keyboard] : [])],
  }
}

/**
 * A button was tapped. The buttons of an older question go at once; those of the latest when its answer is sent, in place
 * or below, so that a page that is turned does not flicker.
 * @returns the message whose buttons are to be taken away, if any
 */
export function afterTap({ keyboards }: Screen, messageId: number): { gone: number[]; left: Keyboard[] } {
  const latest = keyboards.at(-1)
  if (latest && latest.messageId !== messageId)
    return { gone: [messageId], left: keyboards.filter((one) => one.messageId !== messageId) }
  return { gone: [], left: [...keyboards.slice(0, -1), { ...latest, messageId, tapped: true }] }
}
