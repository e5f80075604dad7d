import qrcode from 'qrcode'

/** The pairing code as blocks for a terminal, dark on light. */
export const qrForTerminal = (code: string): Promise<string> => qrcode.toString(code, { type: 'terminal', small: true })

/** The pairing code as an SVG picture for a page. */
export const qrAsSvg = (code: string): Promise<string> => qrcode.toString(code, { type: 'svg', margin: 2 })
