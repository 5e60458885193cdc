import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Chart } from '../kit/chart.tsx'
import { Select } from '../kit/field.tsx'
import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { useLanguage, useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'
import { daysFrom, lastDays, perDay, perHour, runningTotal, sum } from './days.ts'
import type { Petition } from './petition.ts'

const PERIODS = ['14', '30', '90', 'all'] as const
type Period = (typeof PERIODS)[number]

/** Signatures per day and per hour, and the total against the goal. Days and hours are those of Amsterdam. */
export function OverTime(props: {
  petition: Petition
  days: readonly { day: string; count: number }[]
  /** Undefined where it is not told. */
  hours: { at: readonly string[]; rows: readonly { hour: string; count: number }[] } | undefined
  total: number
  now: Date
}) {
  const { petition, days: rows, hours, total, now } = props
  const t = useTexts(figuresTexts)
  const { language } = useLanguage()
  const { number, day } = useFormats()
  const { isPartner } = useConsole()
  const [period, setPeriod] = useState<Period>('14')
  const known = rows.filter((row) => /^\d{4}-/.test(row.day))
  const [today = ''] = lastDays(now, 1)
  const days = period === 'all' ? daysFrom(known[0]?.day ?? today, today) : lastDays(now, Number(period))
  const counts = perDay(days, known)
  const labels = days.map(shortDay(language))
  const best = Math.max(...counts)
  // What was counted before the period, and what has no day, stands under all of it.
  const before = total - sum(counts)
  const perHours = hours === undefined ? [] : perHour(hours.at, hours.rows)
  return (
    <Section title={t.course}>
      <Select
        name="period"
        label={t.period}
        value={period}
        options={PERIODS.map((value) => ({ value, label: t.periods[value] }))}
        onChange={(value) => setPeriod(value as Period)}
      />
      <Chart
        title={t.perDay}
        summary={t.perDaySummary(number(sum(counts)), number(best), day(days[counts.indexOf(best)] ?? today))}
        labelHeading={t.day}
        labels={labels}
        series={[{ name: t.count, values: counts }]}
      />
      <Chart
        kind="line"
        title={isPartner ? t.running : t.toGoal}
        summary={
          isPartner ? t.runningSummary(number(total)) : t.toGoalSummary(number(total), number(petition.goal))
        }
        labelHeading={t.day}
        labels={labels}
        series={[{ name: t.confirmed, values: runningTotal(counts, before) }]}
        {...(isPartner ? {} : { goal: { name: t.goal, value: petition.goal } })}
      />
      {hours !== undefined && (
        <Chart
          title={t.perHour}
          summary={t.perHourSummary(number(sum(perHours)))}
          labelHeading={t.hour}
          labels={hours.at.map(shortHour(language))}
          series={[{ name: t.count, values: perHours }]}
        />
      )}
    </Section>
  )
}

const shortDay = (language: string) => {
  const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', day: 'numeric', month: 'short' })
  return (day: string) => format.format(new Date(day))
}

const shortHour = (language: string) => {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'Europe/Amsterdam',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (hour: string) => format.format(new Date(hour))
}
