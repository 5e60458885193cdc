import { Layout } from '../components/layout.tsx'
import { EMPTY_NEWSLETTER_FORM, NewsletterForm } from '../components/newsletter-form.tsx'
import { type PetitionCard, PetitionCards } from '../components/petition-cards.tsx'
import type { TopicChoice } from '../components/topic-choices.tsx'
import { homePath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

export type HomePageProps = {
  site: Site
  petitions: readonly PetitionCard[]
  /** The topics that can be followed by mail. */
  topics: readonly TopicChoice[]
  /** What was searched for: the petitions are those that were found. */
  searched?: string
}

/** The petitions of the organisation: those to sign first, then those that are over; and its newsletters. */
export function HomePage({ site, petitions, topics, searched }: HomePageProps) {
  const words = texts(site.locale)
  const t = words.home
  const open = petitions.filter((petition) => petition.state === 'open')
  const over = petitions.filter((petition) => petition.state !== 'open')
  return (
    <Layout site={site} title={t.title} description={t.intro(site.organisation)} wide>
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{t.intro(site.organisation)}</p>
      </div>
      <section aria-labelledby="petitions">
        <h2 id="petitions">{t.petitions}</h2>
        <Search site={site} typed={searched ?? ''} />
        {searched !== undefined && (
          <p>
            {t.found(petitions.length, searched)} <a href={homePath(site.locale)}>{words.allPetitions}</a>
          </p>
        )}
        {open.length > 0 && <PetitionCards site={site} petitions={open} />}
        {open.length === 0 && searched === undefined && <p>{t.none}</p>}
      </section>
      {over.length > 0 && (
        <section aria-labelledby="closed-petitions">
          <h2 id="closed-petitions">{t.closedPetitions}</h2>
          <PetitionCards site={site} petitions={over} />
        </section>
      )}
      {topics.length > 0 && (
        <section class="panel newsletter" aria-labelledby="newsletter">
          <h2 id="newsletter">{words.newsletter.title}</h2>
          <p>{words.newsletter.lead}</p>
          <NewsletterForm site={site} topics={topics} form={EMPTY_NEWSLETTER_FORM} />
        </section>
      )}
    </Layout>
  )
}

/** Looks among the petitions; the browser alone does it. */
function Search({ site, typed }: { site: Site; typed: string }) {
  const t = texts(site.locale).home
  return (
    <form class="search" method="get" action={homePath(site.locale)}>
      <label for="q">{t.search}</label>
      <div>
        <input
          id="q"
          name="q"
          type="search"
          value={typed}
          maxlength={100}
          autocomplete="off"
          enterkeyhint="search"
          dir="auto"
        />
        <button type="submit" class="button quiet">
          {t.searchButton}
        </button>
      </div>
    </form>
  )
}
