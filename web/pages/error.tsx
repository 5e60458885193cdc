import { Layout } from '../components/layout.tsx'
import { homePath, type Site } from '../site.ts'
import type { Texts } from '../texts/nl.ts'
import { texts } from '../texts/texts.ts'

export type ErrorPageProps = {
  site: Site
  /** The HTTP status that the page is sent with. */
  status: number
}

/** Something could not be done: what, and where to go from here. */
export function ErrorPage({ site, status }: ErrorPageProps) {
  const t = texts(site.locale).errorPage
  const words = errorWords(t, status)
  return (
    <Layout site={site} title={words.title}>
      <div class="opening">
        <h1>{words.title}</h1>
        <p class="lead">{words.text}</p>
      </div>
      <p>
        <a class="button quiet" href={homePath(site.locale)}>
          {t.home}
        </a>
      </p>
    </Layout>
  )
}

/** What is said of a status. */
export function errorWords(t: Texts['errorPage'], status: number): { title: string; text: string } {
  if (status === 404) return { title: t.notFoundTitle, text: t.notFound }
  if (status < 500) return { title: t.badTitle, text: t.bad }
  return { title: t.brokenTitle, text: t.broken }
}
