import type { Site } from '../site.ts'
import { countPath } from '../site.ts'
import { formats } from '../texts/format.ts'
import { signaturesIn } from '../texts/signatures.ts'
import { texts } from '../texts/texts.ts'

export type ProgressProps = {
  site: Site
  count: number
  goal: number
  /** What the count is shown against, where that is not yet the goal. */
  next?: number
  /** Nobody can sign any more. */
  over?: boolean
  /** Signatures on paper, shown apart. */
  offline?: number
  /** The petition whose count the page's script keeps up to date. */
  live?: string
  /** The reader has just signed and looks for their own signature: the count is read again soon. */
  soon?: true
}

/** The count against its goal. What is live is no live region: it would interrupt a screen reader. */
export function Progress({
  site,
  count,
  goal,
  next = goal,
  over = false,
  offline = 0,
  live,
  soon,
}: ProgressProps) {
  const t = texts(site.locale).progress
  const f = formats(site.locale)
  const { forms } = signaturesIn(site.locale)
  const aim = over ? goal : next
  const wordsOf = () => {
    if (over) return count >= goal ? t.goalReached(goal) : t.goalWas(goal)
    if (count >= goal) return next > count ? t.toward(next) : t.goalReached(goal)
    return next < goal ? t.towardGoal(next, goal) : t.goal(goal)
  }
  return (
    <div
      class="progress"
      data-count-url={live === undefined ? undefined : countPath(live)}
      data-count-soon={soon ? '' : undefined}
    >
      <p class="count">
        <strong data-count>{f.number(count)}</strong>{' '}
        <span data-count-forms={live === undefined ? undefined : JSON.stringify(forms)}>
          {f.plural(count, forms)}
        </span>
      </p>
      <progress aria-label={t.bar} value={Math.min(count, aim)} max={aim} />
      <p class="goal">{wordsOf()}</p>
      {offline > 0 && <p class="offline">{t.offline(offline)}</p>}
    </div>
  )
}
