import qrcode from 'qrcode'

/**
 * An address as a QR (PNG, black on white): read by a phone's camera from a screen and from paper two centimetres wide, also
 * with a crease in it (level M). The same address gives the same bytes.
 */
export const qrOf = (address: string): Promise<Uint8Array> =>
  qrcode.toBuffer(address, { type: 'png', errorCorrectionLevel: 'M', margin: 2, scale: 6 })
