/** `whatsapp` makers, `buyer` companies on Telegram, `officer` officers on Telegram. */
export const CHANNELS = ['whatsapp', 'buyer', 'officer'] as const
export type Channel = (typeof CHANNELS)[number]
