import { useLocation } from 'preact-iso/router'
import { useConsole } from '../caller.tsx'
import { HELD, type HeldCounts } from '../held/held.ts'
import { HeldList } from '../held/held-list.tsx'
import { allOf } from '../kit/all-of.ts'
import { Select } from '../kit/field.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty, Loaded } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { useReading } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { inOrder, PETITIONS, type Petition, titleOf } from '../petitions/petition.ts'
import { heldTexts } from '../texts/held.ts'

/** Suspicious signatures, and a manager's word on them. `?petition=` says whose. */
export default function HeldSignatures() {
  const t = useTexts(heldTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const { number } = useFormats()
  const { query, route } = useLocation()
  const petitions = useReading('petitions with held signatures', async (signal) => {
    const [all, { items }] = await Promise.all([
      allOf<Petition>(api, PETITIONS, signal),
      api.get<HeldCounts>(HELD, { signal }),
    ])
    const signed = all.filter(({ state, retiredAt }) => state !== 'draft' && retiredAt === undefined)
    return { signed, held: new Map(items.map(({ petition, held }) => [petition, held])) }
  })
  return (
    <Page title={t.title}>
      <p class="intro">{t.intro}</p>
      <Loaded resource={petitions}>
        {({ signed, held }) => {
          const ordered = inOrder(signed, language)
          const heldOf = ({ slug }: Petition) => held.get(slug) ?? 0
          const chosen =
            ordered.find(({ slug }) => slug === query['petition']) ??
            ordered.find((petition) => heldOf(petition) > 0) ??
            ordered[0]
          if (chosen === undefined) return <Empty title={t.noPetitions} />
          return (
            <>
              <Select
                name="petition"
                label={t.petition}
                value={chosen.slug}
                options={ordered.map((petition) => {
                  const [title, count] = [titleOf(petition, language), heldOf(petition)]
                  return {
                    value: petition.slug,
                    label: count === 0 ? title : t.withCount(title, number(count)),
                  }
                })}
                onChange={(slug) => route(`/console/held?petition=${slug}`, true)}
              />
              <HeldList key={chosen.slug} petition={chosen.slug} onDone={petitions.reload} />
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
