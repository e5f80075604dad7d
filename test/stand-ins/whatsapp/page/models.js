// What WhatsApp Web's models and collections are built on: events, attributes, ids.

export class Emitter {
  #listeners = []

  on(names, fn, context) {
    for (const name of names.split(/\s+/)) this.#listeners.push({ name, fn, context })
    return this
  }

  once(names, fn) {
    const once = (...args) => {
      this.off(names, once)
      fn(...args)
    }
    return this.on(names, once)
  }

  off(names, fn) {
    const gone = names.split(/\s+/)
    this.#listeners = this.#listeners.filter((l) => !(gone.includes(l.name) && (!fn || l.fn === fn)))
    return this
  }

  trigger(name, ...args) {
    for (const listener of [...this.#listeners]) if (listener.name === name) listener.fn.apply(listener.context, args)
  }

  hears(name) {
    return this.#listeners.some((l) => l.name === name)
  }
}

const UNSERIALIZED = ['collection', 'mediaData', 'mediaObject', 'msgs']

export class Model extends Emitter {
  #keys

  constructor(attributes) {
    super()
    Object.assign(this, attributes)
    this.#keys = new Set(Object.keys(attributes))
  }

  set(attributes) {
    const changed = Object.entries(attributes)
      .map(([key, value]) => ({ key, value, before: this[key] }))
      .filter(({ value, before }) => value !== before)
    Object.assign(this, attributes)
    for (const { key } of changed) this.#keys.add(key)
    for (const { key, value, before } of changed) {
      for (const on of [this, this.collection]) on?.trigger(`change:${key}`, this, value, before)
    }
    if (changed.length) for (const on of [this, this.collection]) on?.trigger('change', this)
  }

  serialize() {
    const keys = [...this.#keys].filter((key) => typeof this[key] !== 'function' && !UNSERIALIZED.includes(key))
    return Object.fromEntries(keys.map((key) => [key, this[key]]))
  }

  toJSON() {
    return this.serialize()
  }

  unsafe() {
    return this
  }

  msgContextInfo() {
    return {
      quotedMsg: { type: this.type, body: this.body },
      quotedStanzaID: this.id.id,
      quotedParticipant: this.from,
    }
  }
}

export class Collection extends Emitter {
  #models = new Map()
  modelClass = Model

  get(id) {
    return this.#models.get(serialized(id))
  }

  async find(id) {
    return this.get(id) ?? this.make(id)
  }

  make() {
    return undefined
  }

  getModelsArray() {
    return [...this.#models.values()]
  }

  add(model, { silently = false } = {}) {
    const key = serialized(model.id)
    if (this.#models.has(key)) return this.#models.get(key)
    this.#models.set(key, model)
    if (silently) return model
    model.collection = this
    this.trigger('add', model)
    return model
  }

  remove(id) {
    const model = this.get(id)
    if (!model) return
    this.#models.delete(serialized(id))
    this.trigger('remove', model)
  }
}

const serialized = (id) => (typeof id === 'string' ? id : (id?._serialized ?? String(id)))

export class Wid {
  constructor(text) {
    const [user, server] = text.split('@')
    Object.assign(this, { user, server, _serialized: text })
  }

  isLid() {
    return this.server === 'lid'
  }

  isUser() {
    return this.server === 'c.us' || this.server === 'lid'
  }

  isGroup() {
    return this.server === 'g.us'
  }

  isStatus() {
    return this._serialized === 'status@broadcast'
  }

  toJid() {
    return this._serialized.replace('c.us', 's.whatsapp.net')
  }

  toString() {
    return this._serialized
  }

  equals(other) {
    return other?._serialized === this._serialized
  }
}

export function wid(from) {
  const text = serialized(from ?? '')
  if (!/^[^@\s]+@(c\.us|lid|g\.us|broadcast|newsletter)$/.test(text)) throw new Error('wid error: invalid wid')
  return new Wid(text)
}

export class MsgKey {
  constructor({ from, to, id, participant, selfDir, fromMe = selfDir === 'out', remote = fromMe ? to : from }) {
    Object.assign(this, { fromMe, remote, id })
    if (participant) this.participant = participant
    this._serialized = [fromMe, remote, id, ...(participant ? [participant] : [])].join('_')
  }

  toString() {
    return this._serialized
  }

  static async newId() {
    return `3EB0${hex(9).toUpperCase()}`
  }
}

export const hex = (bytes) =>
  [...crypto.getRandomValues(new Uint8Array(bytes))].map((byte) => byte.toString(16).padStart(2, '0')).join('')

export const now = () => Math.floor(Date.now() / 1000)
