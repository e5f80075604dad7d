import type { Message } from '../../chat/message.ts'
import type { Option } from '../../chat/reply.ts'

/** Characters of the id of a list's row; that of a button may be longer (Meta: 200 and 256). */
const MOST_ID = 200

/** '12=value', or '12#3' when the value does not fit: the title of what was tapped comes back beside it. */
export function tapId({ value }: Option, index: number, promptNo: number | undefined): string {
  const id = `${promptNo ?? ''}=${value}`
  return value.isWellFormed() && value.trim() === value && id.length <= MOST_ID ? id : `${promptNo ?? ''}#${index}`
}

/** What a tap meant. @returns nothing when the id is none of ours */
export function tapped(id: string, title: string): Pick<Message, 'pick' | 'promptNo'> | undefined {
  const [, no = '', sign, rest = ''] = /^(\d{0,15})([=#])([\s\S]*)$/.exec(id) ?? []
  if (!sign) return undefined
  return { pick: sign === '=' ? rest : title, ...(no ? { promptNo: Number(no) } : {}) }
}
