import fc from 'fast-check'

/** What people's networks send, as it was seen: one of each shape. */
export const TELEGRAM = [
  {
    update_id: 1,
    message: { message_id: 1, chat: { id: 11, type: 'private' }, from: { id: 11, first_name: 'Budi' }, text: 'halo' },
  },
  {
    update_id: 2,
    message: {
      message_id: 2,
      chat: { id: 11, type: 'private' },
      from: { id: 11 },
      media_group_id: 'a',
      caption: 'foto',
      photo: [{ file_id: 'x', file_size: 3, width: 2, height: 2 }],
    },
  },
  {
    update_id: 3,
    message: {
      message_id: 3,
      chat: { id: 11, type: 'private' },
      from: { id: 11 },
      document: { file_id: 'd', file_name: 'po.pdf' },
    },
  },
  {
    update_id: 4,
    message: {
      message_id: 4,
      chat: { id: 11, type: 'private' },
      from: { id: 11 },
      contact: { phone_number: '6281200000001', user_id: 11 },
    },
  },
  {
    update_id: 5,
    message: {
      message_id: 5,
      chat: { id: 11, type: 'private' },
      from: { id: 11 },
      location: { latitude: -6.3, longitude: 107.3 },
    },
  },
  {
    update_id: 6,
    callback_query: {
      id: 'q',
      from: { id: 11 },
      data: '1:2',
      message: { message_id: 1, chat: { id: 11, type: 'private' } },
    },
  },
  {
    update_id: 7,
    edited_message: {
      message_id: 1,
      edit_date: 5,
      chat: { id: 11, type: 'private' },
      from: { id: 11 },
      text: 'halo juga',
    },
  },
  { update_id: 8, my_chat_member: { chat: { id: 11, type: 'private' }, new_chat_member: { status: 'kicked' } } },
]

const posted = (message: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '62267', phone_number_id: '100' },
            contacts: [{ wa_id: '6281200000001', profile: { name: 'Sri' } }],
            messages: [{ from: '6281200000001', id: 'wamid.1', timestamp: '1800000000', ...message }],
          },
        },
      ],
    },
  ],
})
export const CLOUD = [
  posted({ type: 'text', text: { body: 'halo' } }),
  posted({ type: 'image', image: { id: '1', mime_type: 'image/jpeg', caption: 'keripik' } }),
  posted({ type: 'document', document: { id: '2', filename: 'izin.pdf', mime_type: 'application/pdf' } }),
  posted({ type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1:2', title: 'Ya' } } }),
  posted({ type: 'location', location: { latitude: -6.3, longitude: 107.3 } }),
  posted({ type: 'contacts', contacts: [{ phones: [{ phone: '0812', wa_id: '62812' }] }] }),
  posted({ type: 'text', text: { body: 'ya' }, context: { from: '62267', id: 'wamid.0' } }),
]

const raw = (message: object) => ({
  id: { _serialized: 'false_62812@c.us_A', id: 'A', remote: '62812@c.us', fromMe: false },
  type: 'chat',
  from: '6281200000001@c.us',
  t: 1_800_000_000,
  notifyName: 'Sri',
  ...message,
})
export const WHATSAPP = [
  raw({ body: 'halo' }),
  raw({ type: 'image', caption: 'keripik', directPath: '/x', size: 3 }),
  raw({ type: 'ptt', directPath: '/x', size: 3 }),
  raw({ type: 'location', lat: -6.3, lng: 107.3 }),
  raw({ type: 'vcard', body: 'BEGIN:VCARD\nTEL;waid=62812:+62 812\nEND:VCARD' }),
  raw({ body: 'ya', quotedStanzaID: 'B', quotedParticipant: '62267@c.us', isForwarded: true }),
]

export const SCRIPT = [
  { from: 'whatsapp:6281200000001', text: 'halo' },
  { from: 'buyer:11', pick: '1' },
  { from: 'officer:21', text: '/start abc', of: 'o1' },
  { from: 'whatsapp:6281200000001', contact: '0812', location: [-6.3, 107.3], name: 'Sri', id: 'a1', via: '32.16' },
  { from: 'whatsapp:6281200000001', photos: ['/nowhere'], voice: '/nowhere', document: '/nowhere' },
  { at: '2027-01-04T08:00:00+07:00' },
  { invite: 'admin', region: '32.15' },
]

/** Signs that have broken programs before: ends of text, halves of letters, right to left, markup, formulas, paths, SQL. */
const NASTY = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud83d',
    '\u202e',
    '\u200b',
    '😀'.repeat(200),
    'x'.repeat(20_000),
    '9'.repeat(400),
    '-1',
    '1e309',
  ],
  ...[
    '<b>',
    '&amp;',
    '*_~`',
    '{name}',
    '=1+1',
    '../../etc/passwd',
    "'; DROP TABLE people; --",
    '$1',
    '%s',
    '\\',
    '__proto__',
    'null',
  ],
]
const anything = fc.oneof(fc.constantFrom<unknown>(...NASTY, null, true, 0, -1, 2 ** 53, 1e-9, [], {}), fc.jsonValue())

/** One of these with a few of its values replaced, taken out or doubled. */
export const spoiled = (samples: readonly object[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      fc.constantFrom(...samples),
      fc.array(fc.tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'double', 'add'), anything), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([sample, changes]) =>
      changes.reduce<unknown>((value, [place, how, with_]) => change(value, place, how, with_), sample),
    )

/** Every place in a value, as keys from the outside in. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, inner]) => places(inner, [...path, key]))]
}

function change(whole: unknown, place: number, how: string, put: unknown): unknown {
  const all = places(whole)
  const path = all[place % all.length] ?? []
  if (!path.length) return how === 'replace' && place % 7 === 0 ? put : whole
  const copy = structuredClone(whole)
  let holder = copy as Record<string, unknown>
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>
  const key = path.at(-1)!
  if (how === 'remove') delete holder[key]
  else if (how === 'double') holder[key] = [holder[key], holder[key]]
  else if (how === 'add') holder[`${key}x`] = put
  else holder[key] = put
  return copy
}
