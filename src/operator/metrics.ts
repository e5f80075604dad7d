/** One figure for Prometheus, with its values by label. */
export interface Metric {
  name: string
  help: string
  type: 'gauge' | 'counter' | 'histogram'
  values: readonly { labels?: Readonly<Record<string, string>>; suffix?: string; value: number }[]
}

/** The text format that Prometheus scrapes (version 0.0.4). Label values are quoted as it wants. */
export function exposition(metrics: readonly Metric[]): string {
  return metrics
    .map(({ name, help, type, values }) => {
      const rows = values.map(({ labels = {}, suffix = '', value }) => {
        const inside = Object.entries(labels).map(([label, text]) => `${label}="${quoted(text)}"`)
        return `${name}${suffix}${inside.length ? `{${inside.join(',')}}` : ''} ${value}`
      })
      return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`, ...rows].join('\n')
    })
    .join('\n')
    .concat('\n')
}

const quoted = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
