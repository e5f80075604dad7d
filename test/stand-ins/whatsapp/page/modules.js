// The modules of WhatsApp Web that whatsapp-web.js 1.34.7 asks for, under the names it asks by.
import { toBase64 } from './base64.js'
import { MEDIA_MODULES } from './media.js'
import { Collection, Emitter, Model, MsgKey, wid } from './models.js'
import { Chat, Contact, lid, Msg, me, media, onlyByLid, phone } from './store.js'
import { ask } from './wire.js'

const randomBytes = () => crypto.getRandomValues(new Uint8Array(32))
const links = (text) => (text?.match(/https?:\/\/\S+/g) ?? []).map((href) => ({ href }))
const exists = (id) => ask({ say: 'exists', id: id._serialized })
const typing = (on) => (id) => ask({ say: 'typing', chat: id._serialized, on })

async function findChat(id) {
  if (onlyByLid.has(id._serialized) || (id.isUser() && !(await exists(id)))) throw new Error('No LID for user')
  return { chat: Chat.get(id) ?? Chat.make(id) }
}

function addAndSend(chat, attributes) {
  const { mediaBlob, ...plain } = attributes
  const model = new Model(plain)
  if (plain.directPath) {
    model.mediaObject = {}
    model.mediaData = { mediaStage: 'RESOLVED' }
  }
  chat.msgs.add(model, { silently: true })
  Msg.add(model)
  const bytes = plain.directPath && media.get(plain.directPath)
  const sent = ask({
    say: 'sent',
    id: model.id.id,
    chat: chat.id._serialized,
    type: model.type,
    ...(model.type === 'chat' ? { text: model.body } : { text: model.caption }),
    filename: model.filename,
    mimetype: model.mimetype,
    quoted: model.quotedStanzaID,
    ...(bytes ? { data: toBase64(bytes) } : {}),
  })
  const result = sent.then((messageSendResult) => {
    if (messageSendResult !== 'OK') model.set({ ack: -1 })
    return { messageSendResult }
  })
  return [Promise.resolve(model), result]
}

async function sendSeen({ chat }) {
  chat.set({ unreadCount: 0 })
  await ask({ say: 'seen', chat: chat.id._serialized })
}

/** @param link {Socket, Conn, Cmd}: the connection and its commands */
export const modules = ({ Socket, Conn, Cmd }) => ({
  ...MEDIA_MODULES,
  WAWebSocketModel: { Socket },
  WAWebConnModel: { Conn },
  WAWebCmd: { Cmd },
  WAWebOfflineHandler: { OfflineMessageHandler: { getOfflineDeliveryProgress: () => 100 } },
  WAWebAltDeviceLinkingApi: {},
  WABase64: { encodeB64: toBase64 },
  WAWebCompanionRegClientUtils: { DEVICE_PLATFORM: '1' },
  WAWebAdvSignatureApi: {},
  WAWebUserPrefsInfoStore: { waNoiseInfo: { get: async () => ({ staticKeyPair: { pubKey: randomBytes() } }) } },
  WAWebSignalStoreApi: {
    waSignalStore: { getRegistrationInfo: async () => ({ identityKeyPair: { pubKey: randomBytes() } }) },
  },
  WAWebUserPrefsMultiDevice: { getADVSecretKey: () => toBase64(randomBytes()) },
  WAWebUserPrefsMeUser: { getMaybeMePnUser: () => me.pn, getMaybeMeLidUser: () => me.lid },
  WAWebMiscBrowserUtils: { info: () => ({ os: 'Linux', name: 'Chrome' }) },
  WAWebCollections: { Msg, Chat, Contact, Blocklist: new Collection(), GroupMetadata: new Collection() },
  WAWebSyncGatingUtils: { isPlaceholderMessageResendEnabled: () => false },
  WAWebNonMessageDataRequestPlaceholderMessageResendUtils: { handlePlaceholderMsgsSeen() {} },
  WAWebCallCollection: Object.assign(new Emitter(), { calls: new Map() }),
  WAWebAddonReactionTableMode: { reactionTableMode: { bulkUpsert() {} } },
  WAWebAddonPollVoteTableMode: { pollVoteTableMode: { bulkUpsert() {} } },
  WAWebBackendJobsCommon: { mediaTypeFromProtobuf: () => null },
  WAWebE2EProtoUtils: { typeAttributeFromProtobuf: () => 'text' },
  WALinkify: { findLink: (text) => links(text)[0], findLinks: links },
  WAWebLinkPreviewChatAction: { getLinkPreview: async () => null },
  WAWebWidFactory: { createWid: wid, createWidFromWidLike: wid, asUserWidOrThrow: (id) => id },
  WAWebMsgKey: MsgKey,
  WAWebFindChatAction: { findOrCreateLatestChat: findChat },
  WAWebQueryExistsJob: { queryWidExists: async (id) => ((await exists(id)) ? { wid: id } : null) },
  WAWebApiContact: {
    getPhoneNumber: phone,
    getCurrentLid: lid,
    getAlternateUserWid: (id) => (id.isLid() ? phone(id) : lid(id)),
  },
  WAWebLidMigrationUtils: { toPn: phone },
  WAWebChatGetters: { getIsNewsletter: () => false, getIsBroadcast: () => false },
  // every message of a chat is already loaded
  WAWebChatLoadMessages: { loadEarlierMsgs: async () => [] },
  WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
  WAWebMsgReply: { canReplyMsg: () => true },
  WAWebStreamModel: { Stream: { markAvailable() {}, markUnavailable() {} } },
  WAWebUpdateUnreadChatAction: { sendSeen },
  WAWebChatStateBridge: { sendChatStateComposing: typing(true), sendChatStatePaused: typing(false) },
  WAWebSendMsgChatAction: { addAndSendMsgToChat: addAndSend },
})
