import qrcode from 'qrcode'

/**
 * Grey without transparency (colour type 0): pdfkit takes transparency out of a picture in the background, and of several
 * such pictures now one and now the other would be written first.
 */
const GREY = { deflateLevel: 9, colorType: 0 }

/**
 * An address as a QR (PNG, black on white): read by a phone's camera from a screen and from paper two centimetres wide, also
 * with a crease in it (level M). The same address gives the same bytes.
 */
export const qrOf = (address: string): Promise<Uint8Array> =>
  qrcode.toBuffer(address, { type: 'png', errorCorrectionLevel: 'M', margin: 2, scale: 6, rendererOpts: GREY })
