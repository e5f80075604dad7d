import { extractText, getDocumentProxy } from 'unpdf'

/** What a PDF says, page by page, blanks and line ends evened out. */
export async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return text.map((page) => page.replace(/[\s\u200b]+/g, ' '))
}

/** The same with its line ends as they are drawn. */
export async function linesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false })
  return text
}
