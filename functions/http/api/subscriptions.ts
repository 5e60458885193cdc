import * as v from 'valibot'
import { loadErrorWords } from '../../../web/texts/errors.ts'
import { offered } from '../../domain/topic.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { SharedDependencies } from '../dependencies.ts'
import type { operations } from '../operation.ts'
import { problem, requestLocale } from '../problem.ts'
import { readJson } from '../read-body.ts'
import { subscribe } from '../subscribe.ts'
import { localeNamed, readSubscribeRequest, SubscribeBody } from '../subscribe-request.ts'
import { publicTopic } from '../topic-views.ts'

const TOPICS_CACHE = 'public, max-age=5, s-maxage=30'

const TopicAnswer = v.object({
  topic: v.string(),
  texts: v.record(
    v.string(),
    v.object({
      name: v.string(),
      description: v.string(),
      consent: v.object({ version: v.number(), text: v.string() }),
    }),
  ),
  organisation: v.object({ name: v.string(), postalAddress: v.string() }),
})

/** The API for everybody: the topics there are, and asking to follow some. */
export function subscriptionsApi(
  { add }: ReturnType<typeof operations>,
  deps: SharedDependencies,
  topics: TopicCache,
): void {
  add(
    {
      method: 'get',
      path: '/api/topics',
      summary: 'The topics that can be followed by mail, with the consent text of each',
      query: {
        partner: { description: 'The partner that one comes by: its own topics, where it has some' },
      },
      answers: {
        200: { description: 'All of them, by name', schema: v.object({ items: v.array(TopicAnswer) }) },
      },
      problems: [],
    },
    async ({ c }) => {
      const items = offered(await topics.all(), c.req.query('partner')).map(publicTopic)
      c.header('Cache-Control', TOPICS_CACHE)
      return c.json({ items })
    },
  )

  add(
    {
      method: 'post',
      path: '/api/subscriptions',
      summary: 'Follow topics by mail: a confirmation goes to the address, and its button makes it so',
      body: {
        schema: SubscribeBody,
        example: {
          email: 'noor@example.org',
          topics: ['kinderhandel'],
          locale: 'nl',
          consent: true,
          ageConfirmed: true,
        },
      },
      answers: {
        202: {
          description: 'Stored. Always the same for a valid request, whoever the address belongs to',
          schema: v.object({ status: v.literal('confirmation-sent') }),
          example: { status: 'confirmation-sent' },
        },
      },
      problems: ['body-too-large', 'not-json', 'invalid'],
    },
    async ({ c }) => {
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      // Who names a language in the body reads that one.
      const locale = localeNamed(body.value['locale']) ?? requestLocale(c)
      const from = { locale, channel: 'api' as const }
      const request = await readSubscribeRequest(topics, body.value, from, deps.now())
      if (!request.ok) {
        await loadErrorWords(locale)
        return problem(c, 'invalid', request.errors, locale)
      }
      const { email, follows } = request.value
      const person = deps.personKey(email.canonical)
      await subscribe(deps, { person, email: email.typed, locale }, follows)
      return c.json({ status: 'confirmation-sent' }, 202)
    },
  )
}
