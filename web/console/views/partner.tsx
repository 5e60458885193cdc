import { useConsole } from '../caller.tsx'
import { allOf } from '../kit/all-of.ts'
import { Loaded } from '../kit/loaded.tsx'
import { Page, Section } from '../kit/page.tsx'
import { useReading, useResource } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { PARTNERS_PATH, type Partner } from '../partners/partner.ts'
import { PartnerEditor } from '../partners/partner-editor.tsx'
import { PETITIONS, type Petition, titleOf } from '../petitions/petition.ts'
import { Snippet } from '../petitions/snippet.tsx'
import { partnersTexts } from '../texts/partners.ts'
import type { ViewProps } from '../view-props.ts'

/** One partner: who it is, who its people are, and its links. */
export default function PartnerView({ params: { partner: name = '' } }: ViewProps) {
  const t = useTexts(partnersTexts)
  const { may, isPartner } = useConsole()
  const partner = useResource<Partner>(`${PARTNERS_PATH}/${name}`)
  return (
    <Page title={partner.data?.name ?? t.partner} back={{ href: '/console/partners', label: t.back }}>
      <Loaded resource={partner}>
        {(data) =>
          may('admin') && !isPartner ? (
            <PartnerEditor partner={data} onSaved={partner.put} onConflict={partner.reload} />
          ) : (
            <p class="hint">{t.readOnly}</p>
          )
        }
      </Loaded>
      {partner.data !== undefined && <Links partner={name} />}
    </Page>
  )
}

/** The address of each petition by which signatures are credited to the partner. */
function Links({ partner }: { partner: string }) {
  const t = useTexts(partnersTexts)
  const { language } = useLanguage()
  const { api } = useConsole()
  const petitions = useReading('petitions of a partner', (signal) => allOf<Petition>(api, PETITIONS, signal))
  return (
    <Section title={t.links} intro={t.linksHint}>
      <Loaded resource={petitions} rows={2}>
        {(all) => {
          const named = all.filter(({ partners }) => partners.includes(partner))
          return named.length === 0 ? (
            <p class="quiet-text">{t.noLinks}</p>
          ) : (
            <ul class="partner-links">
              {named.map((petition) => {
                const [locale = 'nl'] = Object.keys(petition.texts)
                const title = titleOf(petition, language)
                return (
                  <li key={petition.slug}>
                    <p>{title}</p>
                    <Snippet
                      label={title}
                      text={`${location.origin}/${locale}/petitions/${petition.slug}?partner=${partner}`}
                    />
                  </li>
                )
              })}
            </ul>
          )
        }}
      </Loaded>
    </Section>
  )
}
