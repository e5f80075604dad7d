// The line to the server: what it says comes by a stream of events, what the page says of a chat goes up in order.

const latest = new Map()

/** Said once; resolves with the server's answer, however long the line is down. */
export function ask(what) {
  const about = what.chat ?? what.say
  const said = (latest.get(about) ?? Promise.resolve()).then(() => untilHeard(what))
  latest.set(about, said)
  return said
}

async function untilHeard(what) {
  const body = JSON.stringify(what)
  for (;;) {
    try {
      const response = await fetch('/up', { method: 'POST', body })
      if (response.ok) return await response.json()
    } catch {
      // the line is down
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** @param handlers what the server may say, by name; `lost` when the line breaks. It is taken up again by itself. */
export function listen(device, handlers) {
  const stream = new EventSource(`/stream?device=${device ?? ''}`)
  stream.onmessage = ({ data }) => {
    const { say, ...rest } = JSON.parse(data)
    handlers[say](rest)
  }
  stream.onerror = () => {
    stream.close()
    handlers.lost()
    setTimeout(async () => listen(await handlers.device(), handlers), 200)
  }
}
