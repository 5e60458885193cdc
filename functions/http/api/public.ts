import * as v from 'valibot'
import { loadErrorWords } from '../../../web/texts/errors.ts'
import { isLocale } from '../../domain/locale.ts'
import { stateAt } from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import { publicUpdates } from '../../domain/petition-update.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { SharedDependencies } from '../dependencies.ts'
import { hasVelocity } from '../edge-checks.ts'
import type { operations } from '../operation.ts'
import { isPublic, publicFacts } from '../petition-views.ts'
import { problem, requestLocale } from '../problem.ts'
import { readJson } from '../read-body.ts'
import { READ_ON } from '../read-on.ts'
import { sign } from '../sign.ts'
import { readSignRequest, SignBody } from '../sign-request.ts'

/** How long the edge may answer for us, in seconds: what makes watching a count cheap. */
const COUNT_CACHE = 'public, max-age=5, s-maxage=5'
const PETITION_CACHE = 'public, max-age=5, s-maxage=30'

const PAGE = 50

const TextsAnswer = v.object({
  title: v.string(),
  summary: v.string(),
  body: v.string(),
  addressee: v.string(),
  shareText: v.optional(v.string()),
  outcome: v.optional(v.string()),
  imageAlt: v.optional(v.string()),
  consent: v.object({ version: v.number(), text: v.string() }),
  updatesConsent: v.optional(v.object({ version: v.number(), text: v.string() })),
})

const PetitionAnswer = v.object({
  slug: v.string(),
  state: v.picklist(['open', 'closed', 'archived']),
  texts: v.record(v.string(), TextsAnswer),
  count: v.number(),
  offline: v.number(),
  goal: v.number(),
  milestones: v.array(v.number()),
  nextMilestone: v.pipe(v.number(), v.description('What the count is shown against')),
  image: v.optional(v.object({ path: v.string(), width: v.number(), height: v.number(), type: v.string() })),
  asks: v.object({ city: v.boolean(), postalCode: v.boolean() }),
  partners: v.array(v.string()),
  topics: v.array(v.string()),
  donateUrl: v.optional(v.string()),
  closesAt: v.optional(v.string()),
  closedAt: v.optional(v.string()),
})

const UpdateAnswer = v.object({
  id: v.string(),
  at: v.string(),
  texts: v.record(v.string(), v.object({ title: v.string(), body: v.string() })),
})

const CountAnswer = v.object({
  count: v.number(),
  offline: v.number(),
  goal: v.number(),
  asOf: v.pipe(v.string(), v.isoTimestamp()),
})

/** The API for everybody: petitions, counts and signing. */
export function publicApi(
  { add }: ReturnType<typeof operations>,
  deps: SharedDependencies,
  petitions: PetitionCache,
  topics: TopicCache,
): void {
  add(
    {
      method: 'get',
      path: '/api/petitions',
      summary: 'Open and closed petitions',
      query: READ_ON,
      answers: {
        200: {
          description: 'Public facts of each petition',
          schema: v.object({ items: v.array(PetitionAnswer), next: v.optional(v.string()) }),
        },
      },
      problems: [],
    },
    async ({ c }) => {
      const now = deps.now()
      const { items: shown, next } = await deps.stores.petitions.list(
        PAGE,
        c.req.query('after'),
        (petition) => isPublic(petition, now) && stateAt(petition, now) !== 'archived',
      )
      const counts = await deps.stores.counts.totals(shown.map((petition) => petition.slug))
      const items = shown.map((petition) => publicFacts(petition, counts.get(petition.slug) ?? 0, now))
      c.header('Cache-Control', PETITION_CACHE)
      return c.json({ items, next })
    },
  )

  add(
    {
      method: 'get',
      path: '/api/petitions/{slug}',
      summary: 'Public facts of one petition',
      answers: { 200: { description: 'The petition', schema: PetitionAnswer } },
      problems: ['petition-unknown'],
    },
    async ({ c, param }) => {
      const [petition, now] = [await petitions.read(param('slug')), deps.now()]
      if (!isPublic(petition, now)) return problem(c, 'petition-unknown')
      c.header('Cache-Control', PETITION_CACHE)
      return c.json(publicFacts(petition, await deps.stores.counts.total(petition.slug), now))
    },
  )

  add(
    {
      method: 'get',
      path: '/api/petitions/{slug}/count',
      summary: 'The count, which any site may show',
      answers: {
        200: {
          description: '`count` holds confirmed signatures only; `offline` those on paper',
          schema: CountAnswer,
          example: { count: 1234, offline: 56, goal: 5000, asOf: '2026-11-21T12:00:00.000Z' },
        },
      },
      problems: ['petition-unknown'],
    },
    async ({ c, param }) => {
      const [petition, now] = [await petitions.read(param('slug')), deps.now()]
      if (!isPublic(petition, now)) return problem(c, 'petition-unknown')
      const count = await deps.stores.counts.total(petition.slug)
      c.header('Cache-Control', COUNT_CACHE)
      // Any site's page may read it; the policy of our own pages does not apply to it.
      c.header('Cross-Origin-Resource-Policy', 'cross-origin')
      return c.json({ count, offline: petition.offline, goal: petition.goal, asOf: now.toISOString() })
    },
  )

  add(
    {
      method: 'get',
      path: '/api/petitions/{slug}/updates',
      summary: 'The dated news of a petition, newest first',
      answers: {
        200: {
          description: 'All of it, in every language that it has',
          schema: v.object({ items: v.array(UpdateAnswer) }),
        },
      },
      problems: ['petition-unknown'],
    },
    async ({ c, param }) => {
      const [petition, now] = [await petitions.read(param('slug')), deps.now()]
      if (!isPublic(petition, now)) return problem(c, 'petition-unknown')
      const { items: all } = await deps.stores.updates.list(petition.slug)
      const items = publicUpdates(all, now)
      c.header('Cache-Control', PETITION_CACHE)
      return c.json({ items: items.map(({ id, at, texts }) => ({ id, at, texts })) })
    },
  )

  add(
    {
      method: 'post',
      path: '/api/petitions/{slug}/signatures',
      summary: 'Sign a petition: a confirmation goes to the address, and counts once its button is pressed',
      body: {
        schema: SignBody,
        example: {
          givenName: 'Noor',
          familyName: 'van der Berg',
          email: 'noor@example.org',
          country: 'NL',
          consent: true,
          locale: 'nl',
          source: 'website',
        },
      },
      answers: {
        202: {
          description: 'Stored. Always the same for a valid request, whoever the address belongs to',
          schema: v.object({ status: v.literal('confirmation-sent') }),
          example: { status: 'confirmation-sent' },
        },
      },
      problems: ['petition-unknown', 'petition-closed', 'body-too-large', 'not-json', 'invalid'],
    },
    async ({ c, param }) => {
      const body = await readJson(c)
      const petition = await petitions.read(param('slug'))
      if (!body.ok && body.code !== 'invalid') return problem(c, body.code)
      const now = deps.now()
      if (!isPublic(petition, now)) return problem(c, 'petition-unknown')
      if (stateAt(petition, now) !== 'open') return problem(c, 'petition-closed')
      if (!body.ok) return problem(c, 'invalid')
      const request = await readSignRequest(body.value, petition, topics)
      // Who names a language in the body reads that one.
      const { locale: named } = body.value
      const locale = typeof named === 'string' && isLocale(named) ? named : requestLocale(c)
      if (!request.ok) {
        await loadErrorWords(locale)
        return problem(c, 'invalid', request.errors, locale)
      }
      await sign({ ...deps, topics }, petition, request.value, {
        locale,
        channel: 'api',
        velocity: hasVelocity(c),
      })
      return c.json({ status: 'confirmation-sent' }, 202)
    },
  )

  add(
    {
      method: 'get',
      path: '/health',
      summary: 'Whether Luid works',
      answers: {
        200: {
          description: 'The table answers',
          schema: v.object({ status: v.literal('ok') }),
          example: { status: 'ok' },
        },
      },
      problems: ['internal'],
    },
    async ({ c }) => ((await deps.stores.healthy()) ? c.json({ status: 'ok' }) : problem(c, 'internal')),
  )
}
