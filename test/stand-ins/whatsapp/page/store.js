// Chats, messages and contacts of this device.
import { fromBase64 } from './base64.js'
import { Collection, hex, Model, MsgKey, now, wid } from './models.js'

export const me = { pn: wid('6281100000000@c.us'), lid: wid('110000000000001@lid') }
export const Msg = new Collection()
export const Chat = new Collection()
export const Contact = new Collection()
/** bytes by the path they would be downloaded from */
export const media = new Map()
const names = new Map()
const phoneOf = new Map()
const lidOf = new Map()

/** numbers whose chats are only found by their lid */
export const onlyByLid = new Set()
export const phone = (id) => phoneOf.get(wid(id)._serialized)
export const lid = (id) => lidOf.get(wid(id)._serialized)

Msg.getMessagesById = async (ids) => ({ messages: ids.map((id) => Msg.get(id)).filter(Boolean) })

Contact.make = (id) =>
  Contact.add(
    new Model({
      id: wid(id),
      phoneNumber: wid(id).isLid() ? phone(id) : undefined,
      pushname: names.get(wid(id)._serialized),
      isBusiness: false,
      isContactBlocked: false,
      type: 'in',
    }),
  )

Chat.make = (id) => {
  const name = names.get(wid(id)._serialized)
  const chat = new Model({ id: wid(id), name, formattedTitle: name ?? wid(id).user, unreadCount: 0, t: now() })
  Object.assign(chat, { mute: { expiration: 0 }, msgs: new Collection() })
  return Chat.add(chat)
}

export function addPeople(people) {
  for (const { pn, lid, name, byLidOnly } of people) {
    if (byLidOnly) onlyByLid.add(pn)
    names.set(pn, name)
    if (!lid) continue
    names.set(lid, name)
    if (pn) {
      phoneOf.set(lid, wid(pn))
      lidOf.set(pn, wid(lid))
    }
  }
}

/** A message of somebody else, as the server tells it. @returns false when it was there already */
export function addMessage({ chat: chatId, from, author, id, fromMe = false, data, stage, ...rest }) {
  const remote = wid(chatId)
  const key = new MsgKey({ from: remote, to: fromMe ? remote : me.pn, id, fromMe, participant: author && wid(author) })
  if (Msg.get(key)) return false
  const model = new Model({
    type: 'chat',
    isNewMsg: true,
    ack: 1,
    t: now(),
    notifyName: names.get(from),
    ...rest,
    id: key,
    from: fromMe ? me.pn : remote,
    to: fromMe ? remote : me.pn,
    author: author && wid(author),
    ...(data ? pathOf(id) : {}),
  })
  if (data) attach(model, fromBase64(data), stage)
  const chat = Chat.get(remote) ?? Chat.make(remote)
  chat.msgs.add(model, { silently: true })
  Msg.add(model)
  return true
}

const pathOf = (id) => ({ directPath: `/v/${id}`, mediaKey: hex(16), filehash: hex(16), encFilehash: hex(16) })

/** `gone`: no longer at the server and not at the phone · `poke`: comes when asked for */
function attach(model, bytes, stage) {
  model.mediaObject = {}
  model.mediaData = {
    mediaStage: { gone: 'NEED_POKE', poke: 'NEED_POKE', reuploading: 'REUPLOADING' }[stage] ?? 'RESOLVED',
  }
  model.downloadMedia = async () => {
    model.mediaData.mediaStage = stage === 'poke' ? 'RESOLVED' : 'ERROR_MISSING'
  }
  if (stage !== 'gone') media.set(model.directPath, bytes)
}
