import type { Context, Hono } from 'hono'
import type { TopicChoice } from '../../../web/components/topic-choices.tsx'
import { ErrorPage } from '../../../web/pages/error.tsx'
import { PreferencesPage } from '../../../web/pages/preferences.tsx'
import { followedList, type ListSources } from '../../domain/followed-list.ts'
import { readList } from '../../domain/list.ts'
import type { Locale } from '../../domain/locale.ts'
import { canBeFollowed, isFor } from '../../domain/topic.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { type Active, following, openPreferencesLink, readChoices, savePreferences } from '../preferences.ts'
import { topicChoice } from '../topic-views.ts'
import { answerPage, pathLocale, readFields, siteFor } from './page.ts'

/**
 * What one follows and in which language, behind a signed link that needs no password. It shows no name and no
 * address, as newsletters get forwarded. A GET changes nothing.
 */
export function preferencesPages(
  app: Hono,
  deps: Dependencies,
  topics: TopicCache,
  lists: ListSources,
): void {
  const path = '/:locale/preferences/:token'

  /** The topics that can be followed, and those that are, though they take no new followers. */
  const choices = async (active: readonly Active[], locale: Locale) => {
    const followed = active.flatMap(({ list }) => readList(list) ?? []).filter(({ kind }) => kind === 'topic')
    const known = await topics.all()
    const gone = followed.filter(({ name }) => !known.some(({ topic }) => topic === name))
    const choice = (one: TopicChoice) => ({
      ...one,
      following: followed.some(({ name }) => name === one.topic),
    })
    return [
      ...known
        .map((topic) => ({
          ...choice(topicChoice(topic, locale)),
          canBeFollowed: canBeFollowed(topic) && isFor(undefined, topic),
        }))
        .filter((one) => one.following || one.canBeFollowed),
      ...gone.map(({ name }) =>
        choice({ topic: name, locale, name, description: '', consentText: '', consentVersion: 0 }),
      ),
    ]
  }

  type Opened = { locale: Locale; token: string; person: string; campaign?: string }

  const show = async (
    c: Context,
    { locale, token, person }: Opened,
    saved?: { asked: boolean },
  ): Promise<Response> => {
    const active = await following(deps, person)
    const updates = active.filter(({ list }) => readList(list)?.kind === 'updates')
    return answerPage(
      c,
      <PreferencesPage
        site={siteFor(deps, locale)}
        token={token}
        locale={active[0]?.locale ?? locale}
        topics={await choices(active, locale)}
        updates={
          await Promise.all(
            updates.map(async ({ list }) => ({ ...(await followedList(lists, list, locale)), list })),
          )
        }
        canAdd={active.length > 0}
        {...(saved === undefined ? {} : { saved })}
      />,
    )
  }

  const open = (c: Context): Opened | undefined => {
    const [locale, token] = [pathLocale(c), c.req.param('token') ?? '']
    const link = openPreferencesLink(deps, token)
    return locale === undefined || link === undefined ? undefined : { ...link, locale, token }
  }

  app.get(path, async (c) => {
    const opened = open(c)
    return opened === undefined ? c.notFound() : show(c, opened)
  })

  app.post(path, async (c) => {
    const opened = open(c)
    if (opened === undefined) return c.notFound()
    const { locale } = opened
    const form = await readFields(c)
    if (form === undefined) return answerPage(c, <ErrorPage site={siteFor(deps, locale)} status={413} />, 413)
    return show(c, opened, await savePreferences({ ...deps, topics }, opened, readChoices(form), locale))
  })
}
