import { useFormats } from '../kit/format.ts'
import { Progress } from '../kit/progress.tsx'
import { useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'
import type { Petition } from './petition.ts'

/** Where a petition stands against its goal, in figures. */
export function Totals(props: {
  petition: Petition
  total: number
  today: number
  thisHour: number
  asOf: string
}) {
  const { petition, total, today, thisHour, asOf } = props
  const t = useTexts(figuresTexts)
  const { number, percent, time } = useFormats()
  const all = total + petition.offline
  return (
    <div class="totals">
      <dl class="facts">
        <div>
          <dt>{t.total}</dt>
          <dd class="large">{number(all)}</dd>
        </div>
        <div>
          <dt>{t.today}</dt>
          <dd>{number(today)}</dd>
        </div>
        <div>
          <dt>{t.lastHour}</dt>
          <dd>{number(thisHour)}</dd>
        </div>
        <div>
          <dt>{t.confirmed}</dt>
          <dd>{number(total)}</dd>
        </div>
        <div>
          <dt>{t.paper}</dt>
          <dd>{number(petition.offline)}</dd>
        </div>
      </dl>
      <Progress
        value={all}
        most={petition.goal}
        label={`${t.goal}: ${t.reached(percent(all / petition.goal), number(petition.goal))}`}
      />
      <p class="hint">{t.fresh(time(asOf))}</p>
    </div>
  )
}
