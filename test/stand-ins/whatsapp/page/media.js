// Sending and fetching files: preparing, uploading, downloading.
import { toBase64 } from './base64.js'
import { hex, now } from './models.js'
import { media } from './store.js'

const staged = new Map()

class OpaqueData {
  constructor(blob, type) {
    Object.assign(this, { blob, type })
  }

  static async createFromData(blob, type) {
    return new OpaqueData(blob, type)
  }

  url() {
    return URL.createObjectURL(this.blob)
  }

  formData() {
    return this.blob
  }

  autorelease() {}
}

function kindOf(type, { asDocument, asSticker, isPtt }) {
  if (asDocument) return 'document'
  if (asSticker) return 'sticker'
  if (type.startsWith('image/')) return 'image'
  if (type.startsWith('video/')) return 'video'
  if (type.startsWith('audio/')) return isPtt ? 'ptt' : 'audio'
  return 'document'
}

async function prepare(opaque, params) {
  const bytes = await opaque.blob.arrayBuffer()
  const filehash = toBase64(await crypto.subtle.digest('SHA-256', bytes))
  staged.set(filehash, bytes)
  const prepared = {
    type: kindOf(opaque.type, params),
    mimetype: opaque.type,
    size: bytes.byteLength,
    filehash,
    filename: opaque.blob.name,
    mediaBlob: opaque,
    isGif: false,
    set: (more) => Object.assign(prepared, more),
    toJSON() {
      const { mediaBlob, set, toJSON, ...plain } = prepared
      return plain
    },
  }
  return prepared
}

async function upload({ mediaObject }) {
  const directPath = `/v/up-${hex(6)}`
  media.set(directPath, staged.get(mediaObject.filehash))
  return {
    mediaEntry: {
      mmsUrl: `https://mmg.whatsapp.net${directPath}`,
      directPath,
      mediaKey: hex(16),
      mediaKeyTimestamp: now(),
      encFilehash: hex(16),
      uploadHash: hex(16),
    },
  }
}

async function download({ directPath }) {
  const bytes = media.get(directPath)
  if (!bytes) throw Object.assign(new Error('404'), { status: 404 })
  return bytes
}

export const MEDIA_MODULES = {
  WAWebMediaOpaqueData: OpaqueData,
  WAWebPrepRawMedia: { prepRawMedia: (opaque, params) => ({ waitForPrep: () => prepare(opaque, params) }) },
  WAWebMediaStorage: {
    getOrCreateMediaObject: (filehash) => ({
      filehash,
      type: 'image',
      size: staged.get(filehash)?.byteLength,
      contentInfo: {},
      consolidate() {},
    }),
  },
  WAWebMmsMediaTypes: { msgToMediaType: ({ type }) => type, castToV4: (type) => type },
  WAWebMediaDataUtils: { shouldUseMediaCache: () => false },
  WAWebMediaInMemoryBlobCache: { InMemoryMediaBlobCache: { put() {} } },
  WAWebMediaMmsV4Upload: { uploadMedia: upload },
  WAWebDownloadManager: { downloadManager: { downloadAndMaybeDecrypt: download } },
}
