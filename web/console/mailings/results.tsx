import { useConsole } from '../caller.tsx'
import { useFormats } from '../kit/format.ts'
import { Progress } from '../kit/progress.tsx'
import { useResource } from '../kit/use-resource.ts'
import { useTexts } from '../language.tsx'
import { sendingTexts } from '../texts/mailing-sending.ts'
import { barsOf } from './bars.ts'
import { type AudienceCount, type Campaign, campaignPath, durationOf, progressOf } from './campaign.ts'

/** How far it is, how fast it goes, and how long it takes. */
export function SendingProgress({ campaign }: { campaign: Campaign }) {
  const t = useTexts(sendingTexts)
  const { number } = useFormats()
  // Asked once: the audience is found while it is sent, and its sum grows until then.
  const counted = useResource<AudienceCount>(`${campaignPath(campaign.id)}/audience`)
  const { figures, state } = campaign
  const { done, most } = progressOf(figures, counted.data?.total)
  const left = figures.secondsLeft === undefined ? undefined : durationOf(figures.secondsLeft)
  return (
    <div class="mail-sending">
      <Progress
        value={done}
        most={most === 0 && state === 'sending' ? undefined : most}
        label={t.done(number(done), number(most))}
      />
      <p class="hint">
        {figures.rate > 0 && t.rate(number(Math.round(figures.rate)))}
        {figures.rate > 0 && left !== undefined && ' · '}
        {left !== undefined && t.left[left.unit](left.value)}
      </p>
    </div>
  )
}

/** What came of it: numbers, shares, and bars of the same. */
export function Results({ campaign }: { campaign: Campaign }) {
  const t = useTexts(sendingTexts)
  const { number, portion } = useFormats()
  const { may } = useConsole()
  const { figures } = campaign
  const because = Object.entries(figures.skippedBecause).filter(([, some]) => some > 0)
  const explained: Readonly<Record<string, string>> = t.explained
  const reasons: Readonly<Record<string, string>> = t.skipped
  return (
    <>
      <table class="table compact results">
        <caption class="unseen">{t.figures}</caption>
        <thead>
          <tr>
            <th scope="col">{t.figure}</th>
            <th scope="col" class="number">
              {t.number}
            </th>
            <th scope="col" class="number">
              {t.share}
            </th>
            <th scope="col">
              <span class="unseen">{t.chart}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {barsOf(figures).map(({ what, people, share, tone }) => (
            <tr key={what}>
              <th scope="row">
                {t.of[what]}
                {explained[what] !== undefined && <span class="hint"> {explained[what]}</span>}
                {what === 'skipped' && because.length > 0 && (
                  <ul class="hint">
                    {because.map(([reason, some]) => (
                      <li key={reason}>
                        {number(some)} {reasons[reason] ?? reason}
                      </li>
                    ))}
                  </ul>
                )}
              </th>
              <td class="number">{number(people)}</td>
              <td class="number">{share === undefined ? '' : portion(share)}</td>
              <td class="share-cell" aria-hidden="true">
                {people > 0 && (
                  <div class={`share-bar ${tone}`} style={{ width: `${(share ?? 0) * 100}%` }} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="hint">{t.behind}</p>
      {may('campaigner') && (
        <p>
          <a href={`/console/exports?kind=deliveries&campaign=${campaign.id}`}>{t.exportDeliveries}</a>
        </p>
      )}
    </>
  )
}
