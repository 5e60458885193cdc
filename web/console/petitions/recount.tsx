import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Failure } from '../kit/failure.tsx'
import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { useAction } from '../kit/use-action.ts'
import { useTexts } from '../language.tsx'
import { figuresTexts } from '../texts/figures.ts'
import { kitTexts } from '../texts/kit.ts'
import { petitionPath } from './petition.ts'

type Reconciliation = { counted: number; stored: number; drift: number; differing: number; settled: boolean }

/** Counts the signatures themselves, and says whether the count agrees. */
export function Recount({ slug, onDone }: { slug: string; onDone: () => void }) {
  const t = useTexts(figuresTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const { number } = useFormats()
  const [found, setFound] = useState<Reconciliation>()
  const recount = useAction(async (signal) => {
    setFound(await api.post<Reconciliation>(`${petitionPath(slug)}/reconcile`, undefined, { signal }))
    onDone()
  })
  const verdict = ({ settled, drift, differing }: Reconciliation) =>
    !settled ? t.notSettled : drift === 0 && differing === 0 ? t.agrees : t.mended(number(drift))
  return (
    <Section title={t.recount} intro={t.recountText}>
      <div class="actions">
        <button
          type="button"
          class="button quiet"
          aria-disabled={recount.busy}
          onClick={() => void recount.run()}
        >
          {recount.busy ? kit.working : t.recountNow}
        </button>
      </div>
      <Failure error={recount.error} />
      <div role="status">
        {found !== undefined && (
          <div class={found.settled ? 'notice good' : 'notice warn'}>
            <p class="strong">{verdict(found)}</p>
            <dl class="facts">
              {(['counted', 'stored', 'drift'] as const).map((name) => (
                <div key={name}>
                  <dt>{t[name]}</dt>
                  <dd>{number(found[name])}</dd>
                </div>
              ))}
            </dl>
          </div>
        )}
      </div>
    </Section>
  )
}
