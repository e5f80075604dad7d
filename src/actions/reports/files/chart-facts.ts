import type { Bar, ChartFacts } from '../../../documents/summary/chart.ts'
import { shortFigure, shortRupiah } from '../../../documents/summary/short.ts'
import { addMonths } from '../../../domain/calendar.ts'
import { told } from '../../../domain/summary/change.ts'
import type { MonthSummary } from '../month.ts'
import { percentOf } from '../say.ts'
import { capital, type Speech } from './speech.ts'

/** Bars below the months. */
const MOST_BARS = 4

/** What the month's picture shows: its turnover, the months behind it, and who made the change. */
export function chartFacts(
  summary: MonthSummary,
  history: readonly { month: string; amount: number }[],
  office: string,
  speech: Speech,
): ChartFacts {
  const { word, say, short, scales } = speech
  const { month, regionName, figures, lastMonth } = summary
  const then = [addMonths(month, -1), addMonths(month, -12)]
  const moved = lastMonth && {
    text: `${word(lastMonth.change < 0 ? 'report.down' : 'report.up')} ${percentOf(lastMonth.permille)}% ${word('report.from')} ${say('month', then[0])}`,
    up: lastMonth.change >= 0,
  }
  return {
    title: `${word('report.turnover_of')} ${regionName}`,
    subtitle: `${say('month', month)}, ${standing(summary, speech)}`,
    amount: shortRupiah(figures.turnover, scales),
    ...(moved && lastMonth.change !== 0 ? { moved } : {}),
    history: {
      title: word('report.history'),
      bars: history.map(
        (bar, place): Bar => ({
          label:
            place === 0 || bar.month.endsWith('-01')
              ? `${short(bar.month)}\n${bar.month.slice(0, 4)}`
              : short(bar.month),
          amount: bar.amount,
          said: shortFigure(bar.amount, scales),
          ...(bar.month === month ? { role: 'now' } : then.includes(bar.month) ? { role: 'then' } : {}),
        }),
      ),
    },
    groups: groups(summary, speech),
    foot: office,
  }
}

/** 'sementara', 'final No. 2/2027', 'sampai hari ini' */
export const standing = ({ number, month, complete, provisional }: MonthSummary, { word }: Speech): string => {
  if (number !== null) return `${word('report.final')} ${number}/${month.slice(0, 4)}`
  if (!complete) return word('report.so_far')
  return word(provisional ? 'report.provisional' : 'report.whole')
}

/** Who made the change; without one the kecamatan that sold most. */
function groups({ comparison, figures, buyers }: MonthSummary, { word, say, scales }: Speech): ChartFacts['groups'] {
  if (comparison && comparison.turnover.change !== 0) {
    const { change } = comparison.turnover
    const { causes, others, rest } = told(comparison.causes.buyer, MOST_BARS)
    const said = (amount: number) => `${amount > 0 ? '+' : ''}${shortRupiah(amount, scales)}`
    const bars = causes.map(
      ({ key, change: amount }): Bar => ({
        label: capital(buyers[key] ?? word('buyer_kind.?')),
        amount,
        said: said(amount),
      }),
    )
    const left: Bar[] = others ? [{ label: `${others} ${word('report.others')}`, amount: rest, said: said(rest) }] : []
    return {
      title: `${word(change < 0 ? 'report.why_down' : 'report.why_up')} ${shortRupiah(Math.abs(change), scales)}`,
      bars: [...bars, ...left],
    }
  }
  return {
    title: word('report.districts'),
    bars: figures.by.district.slice(0, MOST_BARS).map(
      ({ key, amount }): Bar => ({
        label: say('district', key),
        amount,
        said: shortRupiah(amount, scales),
        role: 'now',
      }),
    ),
  }
}
