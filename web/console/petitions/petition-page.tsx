import type { ComponentChildren } from 'preact'
import { useConsole } from '../caller.tsx'
import { useFormats } from '../kit/format.ts'
import { Loaded } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { type Resource, useResource } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { petitionsTexts } from '../texts/petitions.ts'
import { type Petition, petitionPath, titleOf } from './petition.ts'
import { StateActions, StateBadge } from './state.tsx'

/** Others may edit too, and the count moves. */
const EVERY_MS = 20_000

export type PetitionPart = 'figures' | 'edit' | 'news' | 'paper' | 'share'

/** A part of one petition: its title and state, what can be done with it, and its other parts one step away. */
export function PetitionPage(props: {
  slug: string
  part: PetitionPart
  wide?: boolean
  children: (petition: Petition, resource: Resource<Petition>) => ComponentChildren
}) {
  const { slug, part, wide, children } = props
  const t = useTexts(petitionsTexts)
  const { language } = useLanguage()
  const resource = useResource<Petition>(petitionPath(slug), { every: EVERY_MS })
  const petition = resource.data
  const title = petition === undefined ? slug : titleOf(petition, language)
  return (
    <Page
      title={title}
      {...(wide === undefined ? {} : { wide })}
      back={{ href: '/console/petitions', label: t.title }}
      {...(petition === undefined
        ? {}
        : { actions: <StateActions petition={petition} onChange={resource.put} /> })}
    >
      {petition !== undefined && <Standing petition={petition} />}
      <Parts slug={slug} part={part} />
      <Loaded resource={resource} rows={8}>
        {(read) => children(read, resource)}
      </Loaded>
    </Page>
  )
}

function Standing({ petition }: { petition: Petition }) {
  const t = useTexts(petitionsTexts)
  const { dateTime } = useFormats()
  const { language } = useLanguage()
  const { state, slug, texts, closesAt, closedAt } = petition
  const shown = texts[language]?.title === undefined ? (Object.keys(texts)[0] ?? 'nl') : language
  return (
    <p class="standing">
      <StateBadge state={state} />
      {state === 'open' && closesAt !== undefined && <span>{t.closesAt(dateTime(closesAt))}</span>}
      {state === 'closed' && (
        <span>{t.closedSince(dateTime(closedAt ?? closesAt ?? petition.updatedAt))}</span>
      )}
      {state !== 'draft' && (
        <a href={`/${shown}/petitions/${slug}`} target="_blank" rel="noreferrer">
          {t.visit}
        </a>
      )}
    </p>
  )
}

function Parts({ slug, part }: { slug: string; part: PetitionPart }) {
  const t = useTexts(petitionsTexts)
  const { may, isPartner } = useConsole()
  const base = `/console/petitions/${slug}`
  // A partner's people see their own numbers; the petition itself is the alliance's.
  if (isPartner || !may('campaigner')) return null
  const parts: { id: PetitionPart; href: string; label: string }[] = [
    { id: 'figures', href: base, label: t.figures },
    { id: 'edit', href: `${base}/edit`, label: t.edit },
    { id: 'news', href: `${base}/news`, label: t.news },
    { id: 'paper', href: `${base}/paper`, label: t.paper },
    { id: 'share', href: `${base}/share`, label: t.share },
  ]
  return (
    <nav aria-label={t.parts} class="part-links">
      {parts.map(({ id, href, label }) => (
        <a key={id} href={href} aria-current={id === part ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  )
}
