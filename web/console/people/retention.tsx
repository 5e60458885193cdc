import { useState } from 'preact/hooks'
import { useConsole } from '../caller.tsx'
import { Failure } from '../kit/failure.tsx'
import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useAction } from '../kit/use-action.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { peopleTexts } from '../texts/people.ts'
import { useNames } from './names.ts'

type Plan = {
  unconfirmed: number
  petitions: { slug: string; signatures: number; subscriptions: number; since: string }[]
}

/** What the next pass of retention would erase, and where people read what is kept of them. */
export function Retention() {
  const t = useTexts(peopleTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const { number, date } = useFormats()
  const [plan, setPlan] = useState<Plan>()
  const look = useAction(async (signal) => {
    setPlan(await api.post<Plan>('/api/manage/retention/dry-run', undefined, { signal }))
  })
  const names = useNames()
  return (
    <Section title={t.retention} intro={t.retentionIntro}>
      <button type="button" class="button quiet" aria-disabled={look.busy} onClick={() => void look.run()}>
        {look.busy ? kit.working : t.retentionShow}
      </button>
      <Failure error={look.error} />
      <div role="status">
        {plan !== undefined && (
          <div class="form">
            <dl class="facts">
              <div>
                <dt>
                  {t.unconfirmed}, {t.unconfirmedHint}
                </dt>
                <dd>{number(plan.unconfirmed)}</dd>
              </div>
            </dl>
            <Table
              caption={t.retiring}
              captionUnseen={false}
              items={plan.petitions}
              rowKey={({ slug }) => slug}
              columns={[
                { heading: t.petition, cell: ({ slug }) => names.petition(slug) },
                { heading: t.signers, number: true, cell: ({ signatures }) => number(signatures) },
                { heading: t.followers, number: true, cell: ({ subscriptions }) => number(subscriptions) },
                { heading: t.closedSince, cell: ({ since }) => date(since) },
              ]}
              empty={<p class="quiet-text">{t.noRetiring}</p>}
            />
          </div>
        )}
      </div>
      <p>
        <a href={`/${language}/privacy`} target="_blank" rel="noreferrer">
          {t.privacyPage}
        </a>
      </p>
    </Section>
  )
}
