import { renderAsync } from '@resvg/resvg-js'
import { BarChart } from 'echarts/charts'
import { GridComponent, TitleComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { printable } from '../figures.ts'
import { flatPng } from '../flat-png.ts'
import { FONT_FILES } from './fonts.ts'

use([BarChart, GridComponent, TitleComponent, SVGRenderer])

/** A bar; money in integer rupiah, and how it is said. */
export interface Bar {
  label: string
  amount: number
  said: string
  /** the one all is about, and the one it is held against */
  role?: 'now' | 'then'
}

/** What a month's picture shows. Every text is said already. */
export interface ChartFacts {
  title: string
  subtitle: string
  /** the month's turnover */
  amount: string
  moved?: { text: string; up: boolean }
  history: { title: string; bars: readonly Bar[] }
  /** causes of the change (they may be negative), or the largest groups */
  groups: { title: string; bars: readonly Bar[] }
  foot: string
}

/** A portrait picture that fills a phone without turning it, in pixels. */
const WIDTH = 1080
const HEIGHT = 1350
const INK = '#1d2733'
const GREY = '#6b7785'
const RULE = '#d9dee4'
const PALE = '#bcd5ea'
const THEN = '#6fa8d6'
const NOW = '#0b5fa5'
const UP = '#1a7f4b'
const DOWN = '#c0392b'
/** Room of a group's name left of its bar. */
const NAMES = 400

/** A month's turnover as a PNG for a phone's screen. The same facts give the same bytes. */
export async function drawChart(facts: ChartFacts): Promise<Uint8Array> {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT })
  try {
    chart.setOption(option(facts))
    const svg = chart.renderToSVGString()
    const picture = await renderAsync(svg, {
      background: '#ffffff',
      font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'Roboto' },
    })
    return flatPng(picture.pixels, picture.width, picture.height)
  } finally {
    chart.dispose()
  }
}

type Option = Parameters<ReturnType<typeof init>['setOption']>[0]

function option({ title, subtitle, amount, moved, history, groups, foot }: ChartFacts): Option {
  const text = (words: string, top: number, fontSize: number, color = INK, fontWeight: 400 | 500 = 400) => ({
    text: printable(words),
    left: 60,
    top,
    padding: 0,
    textStyle: { fontFamily: 'Roboto', fontSize, color, fontWeight, width: WIDTH - 120, overflow: 'truncate' as const },
  })
  const reach = Math.max(1, ...groups.bars.map((bar) => Math.abs(bar.amount)))
  const below = groups.bars.some((bar) => bar.amount < 0)
  const above = groups.bars.some((bar) => bar.amount > 0)
  return {
    animation: false,
    textStyle: { fontFamily: 'Roboto' },
    title: [
      text(title, 56, 46, INK, 500),
      text(subtitle, 116, 32, GREY),
      text(amount, 182, 92, INK, 500),
      ...(moved ? [text(moved.text, 292, 36, moved.up ? UP : DOWN, 500)] : []),
      text(history.title, 376, 32, INK, 500),
      text(groups.title, 816, 32, INK, 500),
      text(foot, HEIGHT - 52, 24, GREY),
    ],
    grid: [
      { left: 60, right: 60, top: 462, height: 252 },
      { left: 60 + NAMES, right: 60, top: 872, height: Math.min(400, 88 * groups.bars.length) },
    ],
    xAxis: [
      {
        type: 'category',
        gridIndex: 0,
        data: history.bars.map(({ label }) => label),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: RULE, width: 2 } },
        axisLabel: { fontSize: 26, lineHeight: 30, color: GREY, interval: 0, margin: 14 },
      },
      // room beyond the bars for their figures
      { type: 'value', gridIndex: 1, show: false, min: below ? -reach * 1.75 : 0, max: above ? reach * 1.75 : 0 },
    ],
    yAxis: [
      { type: 'value', gridIndex: 0, show: false, min: 0 },
      {
        type: 'category',
        gridIndex: 1,
        inverse: true,
        data: groups.bars.map(({ label }) => printable(label)),
        axisTick: { show: false },
        axisLine: { show: true, onZero: true, lineStyle: { color: RULE, width: 2 } },
        axisLabel: { show: false },
      },
      // the names stand at the edge, wherever the zero is
      {
        type: 'category',
        gridIndex: 1,
        inverse: true,
        position: 'left',
        offset: 0,
        data: groups.bars.map(({ label }) => printable(label)),
        axisTick: { show: false },
        axisLine: { show: false, onZero: false },
        axisLabel: { fontSize: 30, color: INK, width: NAMES - 24, overflow: 'truncate', align: 'left', margin: NAMES },
      },
    ],
    series: [
      {
        type: 'bar',
        xAxisIndex: 0,
        yAxisIndex: 0,
        barWidth: '72%',
        data: history.bars.map(({ amount: value, said, role }) => ({
          value,
          itemStyle: { color: role === 'now' ? NOW : role === 'then' ? THEN : PALE, borderRadius: [6, 6, 0, 0] },
          label: {
            show: role !== undefined,
            position: 'top' as const,
            formatter: () => said,
            fontSize: 24,
            color: INK,
            fontWeight: 500,
          },
        })),
      },
      {
        type: 'bar',
        xAxisIndex: 1,
        yAxisIndex: 1,
        barWidth: 40,
        data: groups.bars.map(({ amount: value, said, role }) => ({
          value,
          itemStyle: { color: role === 'now' ? NOW : value < 0 ? DOWN : UP, borderRadius: 4 },
          label: {
            show: true,
            position: value < 0 ? ('left' as const) : ('right' as const),
            formatter: () => said,
            fontSize: 30,
            color: INK,
          },
        })),
      },
    ],
  }
}
