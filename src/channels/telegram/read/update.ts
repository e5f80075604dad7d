/** The part of an update that is read; both libraries hand it over as the Bot API sends it. */
export interface Update {
  update_id: number
  message?: Said
  edited_message?: Said
  callback_query?: {
    id: string
    from: User
    message?: Said
    data?: string
  }
  my_chat_member?: { chat: Chat; new_chat_member: { status: string } }
}

/** Asked for when polling and when the webhook is set: nothing else is sent to us. */
export const ALLOWED_UPDATES = ['message', 'edited_message', 'callback_query', 'my_chat_member'] as const

export interface Chat {
  id: number
  type: 'private' | 'group' | 'supergroup' | 'channel'
}

export interface User {
  id: number
  is_bot?: boolean
  first_name?: string
  last_name?: string
}

interface File {
  file_id: string
  file_size?: number
  file_name?: string
  width?: number
  height?: number
}

export interface Said {
  message_id: number
  chat: Chat
  from?: User
  edit_date?: number
  text?: string
  caption?: string
  media_group_id?: string
  photo?: File[]
  document?: File
  voice?: File
  audio?: File
  contact?: { phone_number: string; user_id?: number }
  location?: { latitude: number; longitude: number }
  venue?: { location: { latitude: number; longitude: number } }
  reply_to_message?: Said
  reply_markup?: { inline_keyboard?: { text: string; callback_data?: string }[][] }
}
