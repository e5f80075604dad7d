import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A self-signed certificate for one name, and what a browser needs to accept it: the SHA-256 of its public key. */
export interface Certificate {
  key: string
  cert: string
  /** base64, for Chromium's --ignore-certificate-errors-spki-list */
  spki: string
}

export function selfSigned(name: string): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const cert = pem(certificate(name, spki, privateKey))
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { key, cert, spki: createHash('sha256').update(spki).digest('base64') }
}

// X.509 in DER (RFC 5280): tag, length, content
const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts)
  const { length } = content
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.from([tag, ...head]), content])
}
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts)
const oid = (hex: string) => der(0x06, Buffer.from(hex, 'hex'))
const utf8 = (text: string) => der(0x0c, Buffer.from(text))
const day = (text: string) => der(0x17, Buffer.from(text))
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes)

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'))
const COMMON_NAME = '550403'
const SUBJECT_ALT_NAME = '551d11'

function certificate(name: string, spki: Buffer, key: KeyObject): Buffer {
  const named = sequence(der(0x31, sequence(oid(COMMON_NAME), utf8(name))))
  const alternative = der(0x04, sequence(der(0x82, Buffer.from(name))))
  const toSign = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    ECDSA_WITH_SHA256,
    named,
    sequence(day('260101000000Z'), day('491231235959Z')),
    named,
    spki,
    der(0xa3, sequence(sequence(oid(SUBJECT_ALT_NAME), alternative))),
  )
  return sequence(toSign, ECDSA_WITH_SHA256, bits(sign('sha256', toSign, key)))
}

const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
