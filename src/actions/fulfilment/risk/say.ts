import type { Risk, RiskLevel } from '../../../domain/orders/risk.ts'
import type { Line } from '../../../flow/say.ts'
import { line } from '../../lines.ts'
import type { OrderAtRisk } from './watch.ts'

/** What is shown of one order; the rest is a number. */
const MOST_RISKS = 8

/** Orders one line each, the worst first. */
export const riskHeads = (orders: readonly OrderAtRisk[]): Line[] =>
  orders.map((order) => {
    const { number, buyer, neededOn, level } = order
    return line('order_at_risk', {
      mark: markOf(level),
      number,
      buyer,
      needed_on: neededOn,
      problems: problemsOf(order).length,
    })
  })

/** What is wrong with one order, and whom to call about it. */
export function riskLines(order: OrderAtRisk): Line[] {
  const all = problemsOf(order)
  const hidden = all.length - MOST_RISKS
  return hidden > 0 ? [...all.slice(0, MOST_RISKS), line('and_more', { count: hidden })] : all
}

/** What is missing of one label is one problem, however many deliveries it is missing in. */
function problemsOf(order: OrderAtRisk): Line[] {
  const short = [...order.lines].map(([label, pieces]) =>
    line('risk_shortfall', { mark: levelOf(order, 'shortfall'), label, pieces }),
  )
  const others = order.risks.flatMap((risk) => (risk.code === 'shortfall' ? [] : [riskLine(order, risk)]))
  return [...short, ...others]
}

function riskLine({ shares }: OrderAtRisk, risk: Exclude<Risk, { code: 'shortfall' }>): Line {
  const { seller, phone, product, unit } = shares.get(risk.shareId)!
  const values = { mark: markOf(risk.level), seller, phone: phone ?? undefined, product, unit, pieces: risk.pieces }
  return risk.code === 'overdue'
    ? line('risk_overdue', { ...values, days: risk.days })
    : line(`risk_${risk.code}`, values)
}

const markOf = (level: RiskLevel) => `risk.${level}`
const levelOf = ({ risks }: OrderAtRisk, code: Risk['code']) =>
  markOf(risks.find((risk) => risk.code === code)?.level ?? 'soon')
