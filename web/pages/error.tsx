import { Layout } from '../components/layout.tsx'
import { homePath, type Site } from '../site.ts'
import type { Texts } from '../texts/nl.ts'
import { texts } from '../texts/texts.ts'

export type ErrorPageProps = {
  site: Site
  status: number
  /** The code of the problem, as the API would give it. */
  code: string
}

/** Something could not be done: what, and where to go from here. */
export function ErrorPage({ site, status, code }: ErrorPageProps) {
  const t = texts(site.locale).errorPage
  const words = wordsFor(t, status, code)
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

function wordsFor(t: Texts['errorPage'], status: number, code: string): { title: string; text: string } {
  if (code === 'petition-closed') return { title: t.closedTitle, text: t.closed }
  if (status === 404) return { title: t.notFoundTitle, text: t.notFound }
  if (status === 429) return { title: t.tooManyTitle, text: t.tooMany }
  if (status < 500) return { title: t.badTitle, text: t.bad }
  return { title: t.brokenTitle, text: t.broken }
}
