// Plays https://web.whatsapp.com/ for the real whatsapp-web.js: as little of it as the library needs.
import { forgetDevice, keepDevice, readDevice } from './device.js'
import { Emitter, hex, Model } from './models.js'
import { modules } from './modules.js'
import { addMessage, addPeople, Chat, Msg } from './store.js'
import { ask, listen } from './wire.js'

const config = JSON.parse(document.getElementById('config').textContent)
const newRef = () => `REF-${hex(8)}`
const Socket = new Model({ state: 'OPENING', hasSynced: false })
const Conn = new Model({ ref: newRef(), pushname: 'Gandeng', platform: 'android' })
const Cmd = new Emitter()
Object.assign(Socket, { reconnect() {}, takeover: () => setState('CONNECTED'), logout })
Object.assign(Cmd, { refreshQR: () => Conn.set({ ref: newRef() }) })
const known = modules({ Socket, Conn, Cmd })

function setState(state) {
  if (Socket.state === state) return
  Socket.set({ state })
  ask({ say: 'state', state })
}

const until = async (truth) => {
  while (!truth()) await new Promise((resolve) => setTimeout(resolve, 20))
}

async function synced() {
  setState('CONNECTED')
  // raised some time after the socket is up; before the library listens, 'ready' never comes: that is the race
  if (config.sync !== 'early') await until(() => window.onAppStateHasSyncedEvent && Socket.hears('change:hasSynced'))
  Cmd.trigger('offline_progress_update_from_bridge')
  Socket.hasSynced = true
  Socket.trigger('change:hasSynced', Socket, true)
  await until(() => window.WWebJS && Msg.hears('add'))
  ask({ say: 'listening' })
}

async function logout() {
  await forgetDevice()
  Cmd.trigger('logout')
  setTimeout(() => location.assign('/?post_logout=1'), 50)
}

const ours = (id) => Msg.getModelsArray().find((message) => message.id.id === id)
const heard = {
  device: readDevice,
  lost: () => Socket.state === 'CONNECTED' && setState('TIMEOUT'),
  people: ({ list }) => addPeople(list),
  unpaired: () => setState('UNPAIRED'),
  unlinked: () => logout(),
  /** the phone has scanned the code */
  linked: async ({ device }) => {
    await keepDevice(device)
    setState('PAIRING')
    await synced()
  },
  /** what came while this device was away, and what is under way */
  open: ({ chats }) => {
    for (const { id, unread, messages } of chats) {
      for (const message of messages) addMessage(message)
      ;(Chat.get(id) ?? Chat.make(id)).set({ unreadCount: unread, t: messages.at(-1)?.t ?? 0 })
    }
    if (config.sync !== 'never') synced()
  },
  message: ({ message, unread }) => {
    if (addMessage(message)) Chat.get(message.chat).set({ unreadCount: unread, t: message.t })
  },
  ack: ({ id, ack }) => ours(id)?.set({ ack }),
  edit: ({ id, text, at }) => {
    const message = ours(id)
    message?.set({ latestEditSenderTimestampMs: at, [message.directPath ? 'caption' : 'body']: text })
  },
  revoke: ({ id }) => ours(id)?.set({ type: 'revoked' }),
  decrypt: ({ id, text }) => ours(id)?.set({ type: 'chat', body: text }),
  call: ({ id, from }) =>
    known.WAWebCallCollection.calls.set(id, { id, peerJid: from, isGroup: false, outgoing: false }),
  state: ({ state }) => setState(state),
  reload: () => location.reload(),
  ref: () => Cmd.refreshQR(),
  logout,
}

window.require = (name) => {
  if (known[name]) return known[name]
  ask({ say: 'missing', name })
  throw new Error(`Requiring unknown module "${name}"`)
}
window.Debug = { VERSION: '2.3000.9999999999' }
listen(await readDevice(), heard)
