import type { FunnelRow } from './counts.ts'
import { submitted } from './counts.ts'

/** From a request to sign to what became of it. The last six are where requests stand now: they sum to `submitted`. */
export const FUNNEL_STEPS = [
  'submitted',
  'mailed',
  'delivered',
  'bounced',
  'complained',
  'confirmed',
  'withdrawn',
  'held',
  'removed',
  'pending',
  'expired',
] as const
export type FunnelStep = (typeof FUNNEL_STEPS)[number]
export type FunnelFigures = Record<FunnelStep, number>

/** A petition's funnel by day of submission, and in each day by mail provider; every sum is of these very rows. */
export type Funnel = {
  total: FunnelFigures
  days: (FunnelFigures & { day: string; providers: (FunnelFigures & { provider: string })[] })[]
}

/** The funnel that rows by day and provider make, in their order. Rows of nothing are left out. */
export function funnel(rows: readonly FunnelRow[]): Funnel {
  const days = new Map<string, Funnel['days'][number]['providers']>()
  for (const row of rows) {
    const { sent: mailed, ...counted } = row
    const steps = only({ ...counted, mailed, submitted: submitted(row) })
    if (FUNNEL_STEPS.every((step) => steps[step] === 0)) continue
    days.set(row.day, [...(days.get(row.day) ?? []), { provider: row.provider, ...steps }])
  }
  const all = [...days].map(([day, providers]) => ({ day, ...sum(providers), providers }))
  return { total: sum(all), days: all }
}

function only(figures: FunnelFigures): FunnelFigures {
  return Object.fromEntries(FUNNEL_STEPS.map((step) => [step, figures[step]])) as FunnelFigures
}

function sum(list: readonly FunnelFigures[]): FunnelFigures {
  return Object.fromEntries(
    FUNNEL_STEPS.map((step) => [step, list.reduce((total, figures) => total + figures[step], 0)]),
  ) as FunnelFigures
}
