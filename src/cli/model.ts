import { type Config, OPENAI } from '../config.ts'
import { type Model, openModel } from '../understand/model/model.ts'

/** The model that the settings name: with a key, or on a server of one's own. */
export function modelOf(config: Config): Model | undefined {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: url } = config
  if (key === undefined && url === OPENAI) return undefined
  return openModel({
    key,
    url,
    words: config.OPENAI_MODEL,
    pictures: config.OPENAI_PICTURE_MODEL,
    voice: config.OPENAI_VOICE_MODEL,
  })
}
