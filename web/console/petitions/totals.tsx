import { useConsole } from '../caller.tsx'
import { useFormats } from '../kit/format.ts'
import { Progress } from '../kit/progress.tsx'
import { useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'
import type { Petition } from './petition.ts'

/**
 * Where a petition stands against its goal, in figures. The goal is that of all together; a partner's people see
 * their own signatures first, and the public figures beside them.
 */
export function Totals(props: {
  petition: Petition
  /** Those that the caller may see. */
  total: number
  today: number
  /** Undefined where it is not told. */
  thisHour: number | undefined
  asOf: string
}) {
  const { petition, total, today, thisHour, asOf } = props
  const t = useTexts(figuresTexts)
  const { isPartner } = useConsole()
  const { number, percent, time } = useFormats()
  const confirmed = isPartner ? petition.count : total
  const all = confirmed + petition.offline
  const facts: [label: string, value: number][] = [
    isPartner ? [t.yours, total] : [t.total, all],
    [t.today, today],
    ...(thisHour === undefined ? [] : [[t.lastHour, thisHour] as [string, number]]),
    isPartner ? [t.together, all] : [t.confirmed, confirmed],
    [t.paper, petition.offline],
  ]
  return (
    <div class="totals">
      <dl class="facts">
        {facts.map(([label, value], index) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class={index === 0 ? 'large' : undefined}>{number(value)}</dd>
          </div>
        ))}
      </dl>
      <Progress
        // As on the public page: what is on paper is told apart, and reaches no goal.
        value={confirmed}
        most={petition.goal}
        label={`${t.goal}: ${t.reached(percent(confirmed / petition.goal), number(petition.goal))}`}
      />
      <p class="hint">{t.fresh(time(asOf))}</p>
    </div>
  )
}
