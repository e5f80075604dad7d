import { describe, expect, test } from 'vitest'
import { readUpdate } from '../../src/channels/telegram/read/read.ts'
import type { Said, Update } from '../../src/channels/telegram/read/update.ts'

const SRI = { id: 7, is_bot: false, first_name: 'Sri', last_name: 'Wahyuni' }
const CHAT = { id: 7, type: 'private' } as const
const BOT = { id: 1, is_bot: true, first_name: 'Gandeng' }
const said = (fields: object): Update => ({
  update_id: 1,
  message: { message_id: 5, chat: CHAT, from: SRI, ...fields } as Said,
})
const messageOf = (update: Update) => {
  const heard = readUpdate(update, 'buyer')
  return heard.what === 'message' ? heard.message : heard.what
}

describe('a message of Telegram', () => {
  test('is read with its sender, and an id that the same message keeps in another update', () => {
    const update = said({ text: 'halo' })
    expect(messageOf(update)).toEqual({
      channel: 'buyer',
      via: 'bot',
      from: '7',
      profileName: 'Sri Wahyuni',
      externalId: 'm:7:5',
      quotable: '5',
      text: 'halo',
      media: [],
    })
    expect(messageOf({ ...update, update_id: 99 })).toEqual(messageOf(update))
  })

  test.each([
    ['a deep link', { text: '/start p-123' }, { text: '/start p-123' }],
    ['a command with our name', { text: '/menu@gandeng_bot' }, { text: '/menu' }],
    [
      'a forwarded message',
      { text: 'harga 25rb', forward_origin: { type: 'user' } },
      { text: 'harga 25rb', forwarded: true },
    ],
    ['an own contact', { contact: { phone_number: '+62 812-111', user_id: 7 } }, { contact: '62812111' }],
    ["somebody else's contact", { contact: { phone_number: '62899', user_id: 8 } }, { unreadable: 'unknown' }],
    ['a contact of the address book', { contact: { phone_number: '62899' } }, { unreadable: 'unknown' }],
    ['a place', { location: { latitude: -6, longitude: 107 } }, { location: { lat: -6, lon: 107 } }],
    ['a venue', { venue: { location: { latitude: -6, longitude: 107 } } }, { location: { lat: -6, lon: 107 } }],
    ['a sticker', { sticker: {} }, { unreadable: 'sticker' }],
    ['a video with words', { video: {}, caption: 'dapur saya' }, { unreadable: 'video', text: 'dapur saya' }],
    ['a round video', { video_note: {} }, { unreadable: 'video' }],
    [
      'a moving picture, which has a document beside it',
      { animation: {}, document: { file_id: 'd' } },
      { unreadable: 'video' },
    ],
    ['a poll', { poll: {} }, { unreadable: 'poll' }],
    ['dice', { dice: {} }, { unreadable: 'unknown' }],
    ['paid media', { paid_media: {} }, { unreadable: 'unknown' }],
    ['a file over 20 MB', { document: { file_id: 'd', file_size: 20 * 2 ** 20 + 1 } }, { unreadable: 'too_large' }],
    [
      'a song or recording',
      { audio: { file_id: 'a', file_name: 'r.m4a' } },
      { refs: [{ kind: 'voice', ref: 'a', name: 'r.m4a' }] },
    ],
  ])('%s', (_, fields, expected) => {
    expect(messageOf(said(fields))).toMatchObject(expected)
  })

  test('of a photo the largest size is taken that Telegram hands out', () => {
    const photo = [
      { file_id: 's', width: 90, height: 90, file_size: 1_000 },
      { file_id: 'l', width: 1280, height: 960, file_size: 200_000 },
      { file_id: 'xl', width: 4000, height: 3000, file_size: 21 * 2 ** 20 },
    ]
    expect(messageOf(said({ photo }))).toMatchObject({ refs: [{ kind: 'photo', ref: 'l', bytes: 200_000 }] })
    expect(messageOf(said({ photo: photo.slice(2) }))).toMatchObject({ unreadable: 'too_large' })
  })

  test.each(['pinned_message', 'message_auto_delete_timer_changed', 'write_access_allowed'])(
    'what Telegram writes by itself is not answered: %s',
    (field) => {
      expect(messageOf(said({ [field]: {} }))).toBe('nothing')
    },
  )

  test('another bot is not answered', () => {
    expect(messageOf(said({ from: BOT, text: 'halo' }))).toBe('nothing')
  })

  test('an answer that quotes a question of ours names it', () => {
    const reply_markup = { inline_keyboard: [[{ text: 'Ya', callback_data: '12=ya' }]] }
    const quoted = { message_id: 3, chat: CHAT, from: BOT, text: 'Jadi?', reply_markup }
    expect(messageOf(said({ text: 'ya', reply_to_message: quoted }))).toMatchObject({ quotes: '3', promptNo: 12 })
    const { reply_markup: _, ...bare } = quoted
    expect(messageOf(said({ text: 'ya', reply_to_message: bare }))).not.toHaveProperty('promptNo')
    expect(messageOf(said({ text: 'ya', reply_to_message: { ...bare, from: SRI } }))).not.toHaveProperty('quotes')
  })

  test('an edit names the message and cannot be taken for it; each edit is one of its own', () => {
    const edited = (edit_date: number): Update => ({
      update_id: 1,
      edited_message: { message_id: 5, chat: CHAT, from: SRI, text: '300', edit_date },
    })
    expect(messageOf(edited(10))).toMatchObject({
      unreadable: 'edited',
      about: 'm:7:5',
      text: '300',
      externalId: 'e:7:5:10',
    })
    expect(messageOf(edited(11))).toMatchObject({ externalId: 'e:7:5:11' })
  })

  test('a place shared live does not talk every few seconds', () => {
    const edited_message = { message_id: 5, chat: CHAT, from: SRI, location: { latitude: 1, longitude: 2 } }
    expect(messageOf({ update_id: 1, edited_message })).toBe('nothing')
  })
})

describe('a tap', () => {
  const tap = (fields: object): Update => ({
    update_id: 1,
    callback_query: {
      id: '55',
      from: SRI,
      message: { message_id: 9, chat: CHAT, from: BOT },
      data: '4=17',
      ...fields,
    } as NonNullable<Update['callback_query']>,
  })

  test('is the option and the question it belongs to', () => {
    expect(readUpdate(tap({}), 'buyer')).toMatchObject({
      what: 'message',
      tap: { query: '55', on: 9 },
      message: { from: '7', externalId: 'c:55', pick: '17', promptNo: 4, quotes: '9' },
    })
  })

  test('is expired when its data says nothing to us', () => {
    expect(readUpdate(tap({ data: 'lama' }), 'buyer')).toMatchObject({ what: 'expired', query: '55', on: 9 })
    expect(readUpdate(tap({ data: '4#2', message: undefined }), 'buyer')).toMatchObject({
      what: 'expired',
      query: '55',
    })
  })
})

describe('groups and channels', () => {
  const GROUP = { id: -100, type: 'supergroup' } as const
  test('a group is refused, a channel met with silence', () => {
    expect(readUpdate(said({ chat: GROUP, text: 'halo' }), 'buyer')).toEqual({ what: 'group', chat: -100 })
    const joined = (type: 'group' | 'channel', status: string): Update => ({
      update_id: 1,
      my_chat_member: { chat: { id: -100, type }, new_chat_member: { status } },
    })
    expect(readUpdate(joined('group', 'member'), 'buyer').what).toBe('group')
    expect(readUpdate(joined('group', 'left'), 'buyer').what).toBe('nothing')
    expect(readUpdate(joined('channel', 'administrator'), 'buyer').what).toBe('nothing')
    expect(readUpdate({ update_id: 1 }, 'buyer').what).toBe('nothing')
  })

  test.each([
    ['kicked', false],
    ['member', true],
  ])('somebody who blocks the bot, or takes it back, has said nothing: %s', (status, reachable) => {
    const update = { update_id: 1, my_chat_member: { chat: CHAT, new_chat_member: { status } } }
    expect(readUpdate(update, 'buyer')).toEqual({ what: 'reachable', chat: 7, reachable })
  })
})
