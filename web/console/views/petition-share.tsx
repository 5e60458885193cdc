import { useState } from 'preact/hooks'
import { Select, TextField } from '../kit/field.tsx'
import { Section } from '../kit/page.tsx'
import { usePages } from '../kit/use-pages.ts'
import { useLanguage, useTexts } from '../language.tsx'
import type { Petition } from '../petitions/petition.ts'
import { PetitionPage } from '../petitions/petition-page.tsx'
import { Snippet } from '../petitions/snippet.tsx'
import { countSnippet, frameSnippet, type Sharing, scriptSnippet, shareLink } from '../petitions/snippets.ts'
import { sharingTexts } from '../texts/sharing.ts'
import type { ViewProps } from '../view-props.ts'

/** A petition elsewhere: links that say who brought a signature, its form and counter on other sites, and the poster. */
export default function PetitionShare({ params: { slug = '' } }: ViewProps) {
  return (
    <PetitionPage slug={slug} part="share">
      {(petition) => <Elsewhere petition={petition} />}
    </PetitionPage>
  )
}

const SOURCE = /^[a-z0-9._-]{0,40}$/

function Elsewhere({ petition }: { petition: Petition }) {
  const t = useTexts(sharingTexts)
  const { language } = useLanguage()
  const partners = usePages<{ partner: string; name: string }>('/api/manage/partners')
  const written = Object.keys(petition.texts).filter((locale) => petition.texts[locale]?.title !== undefined)
  const [chosen, choose] = useState({
    partner: '',
    source: '',
    locale: written.includes(language) ? language : (written[0] ?? 'nl'),
  })
  const nameOf = (slug: string) => partners.data?.items.find(({ partner }) => partner === slug)?.name ?? slug
  const isSource = SOURCE.test(chosen.source)
  const sharing: Sharing = {
    ...chosen,
    source: isSource ? chosen.source : '',
    origin: location.origin,
    slug: petition.slug,
    title: petition.texts[chosen.locale]?.title ?? petition.slug,
  }
  const [page = '', query] = shareLink(sharing).split('?')
  const beside = (what: string) => `${page}/${what}${query === undefined ? '' : `?${query}`}`
  const languageName = new Intl.DisplayNames(language, { type: 'language' })
  return (
    <>
      {petition.state === 'draft' && <p class="notice">{t.draft}</p>}
      <Section title={t.for}>
        <Select
          name="partner"
          label={t.partner}
          hint={t.partnerHint}
          value={chosen.partner}
          options={[
            { value: '', label: t.none },
            ...petition.partners.map((partner) => ({ value: partner, label: nameOf(partner) })),
          ]}
          onChange={(partner) => choose({ ...chosen, partner })}
        />
        <TextField
          name="source"
          label={t.source}
          hint={t.sourceHint}
          optional
          maxLength={40}
          value={chosen.source}
          problem={isSource ? undefined : t.sourceProblem}
          onChange={(source) => choose({ ...chosen, source: source.trim() })}
        />
        <Select
          name="locale"
          label={t.language}
          value={chosen.locale}
          options={written.map((locale) => ({ value: locale, label: languageName.of(locale) ?? locale }))}
          onChange={(locale) => choose({ ...chosen, locale })}
        />
      </Section>
      <Section title={t.link} intro={t.linkIntro}>
        <Snippet label={t.link} text={shareLink(sharing)} />
      </Section>
      <Section title={t.form} intro={t.formIntro}>
        <Origins petition={petition} />
        <Snippet label={t.form} text={scriptSnippet(sharing)} />
        <h3>{t.frame}</h3>
        <p class="hint">{t.frameIntro}</p>
        <Snippet label={t.frame} text={frameSnippet(sharing)} />
        <p class="hint">
          {t.ownPolicy} {location.origin}
        </p>
      </Section>
      <Section title={t.counter} intro={t.counterIntro}>
        <Snippet label={t.counter} text={countSnippet({ ...sharing, offline: petition.offline })} />
      </Section>
      <Section title={t.poster} intro={t.posterIntro}>
        <div class="actions">
          <a class="button quiet" href={beside('poster')} target="_blank" rel="noreferrer">
            {t.openPoster}
          </a>
          <a class="button quiet" href={beside('qr.svg')} download={`${petition.slug}-qr.svg`}>
            {t.saveCode}
          </a>
        </div>
      </Section>
    </>
  )
}

function Origins({ petition: { slug, embedOrigins } }: { petition: Petition }) {
  const t = useTexts(sharingTexts)
  return (
    <p class={embedOrigins.length === 0 ? 'notice' : 'hint'}>
      {embedOrigins.length === 0 ? t.noOrigins : `${t.origins} ${embedOrigins.join(', ')}.`}{' '}
      <a href={`/console/petitions/${slug}/edit`}>{t.change}</a>
    </p>
  )
}
