import * as v from 'valibot'
import { reviseConsents } from '../../domain/consent.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import { isSlug } from '../../domain/petition.ts'
import { consentSentence, type Topic } from '../../domain/topic.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import { auditEntry } from '../audit-entry.ts'
import { filledLine, SeenVersion } from '../body-parts.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { fieldErrors, MAX_MANAGED_BODY, type operations, readJson } from '../operation.ts'
import { problem } from '../problem.ts'
import { managedTopic } from '../topic-views.ts'

const Texts = v.object({
  name: filledLine(100),
  description: filledLine(500),
  consent: v.pipe(
    filledLine(2_000),
    v.description(
      'Shown and kept with the organisation’s name and postal address after it; a change of any makes a new version',
    ),
  ),
})

const TopicBody = v.object({
  texts: v.pipe(
    v.object(Object.fromEntries(LOCALES.map((locale) => [locale, v.optional(Texts)]))),
    v.check((texts) => LOCALES.some((locale) => texts[locale] !== undefined)),
    v.description('By language, at least one; a language that is left out is offered no more'),
  ),
  organisation: v.object({ name: filledLine(150), postalAddress: filledLine(300) }),
  open: v.pipe(v.boolean(), v.description('Whether it takes new followers; those it has stay either way')),
  version: SeenVersion,
})

const ManagedTopic = v.object({
  topic: v.string(),
  texts: v.record(v.string(), v.object({ name: v.string(), description: v.string(), consent: v.string() })),
  organisation: v.object({ name: v.string(), postalAddress: v.string() }),
  open: v.boolean(),
  version: v.number(),
})

const EXAMPLE = {
  texts: {
    nl: {
      name: 'Stop kinderhandel',
      description: 'Hooguit één mail per maand over onze strijd tegen kinderhandel.',
      consent: 'Ja, mail mij over de strijd tegen kinderhandel.',
    },
  },
  organisation: { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' },
  open: true,
}

const PAGE = 50

/** The managers' side of topics: kept by admins, read by viewers. */
export function manageTopics(
  { add }: ReturnType<typeof operations>,
  deps: ManageDependencies,
  cache: TopicCache,
): void {
  add(
    {
      method: 'get',
      path: '/api/manage/topics',
      summary: 'All topics, closed ones too',
      role: 'viewer',
      query: { after: { description: 'The `next` of the page before' } },
      answers: {
        200: {
          description: 'A page of topics, by name',
          schema: v.object({ items: v.array(ManagedTopic), next: v.optional(v.string()) }),
        },
      },
      problems: [],
    },
    async ({ c }) => {
      const { items, next } = await deps.stores.topics.list(PAGE, c.req.query('after'))
      return c.json({ items: items.map(managedTopic), ...(next === undefined ? {} : { next }) })
    },
  )

  add(
    {
      method: 'get',
      path: '/api/manage/topics/{topic}',
      summary: 'One topic, with every version of its consent texts',
      role: 'viewer',
      answers: { 200: { description: 'The topic', schema: ManagedTopic } },
      problems: ['topic-unknown'],
    },
    async ({ c, param }) => {
      const topic = await deps.stores.topics.read(param('topic'), true)
      return topic === undefined ? problem(c, 'topic-unknown') : c.json(managedTopic(topic))
    },
  )

  add(
    {
      method: 'put',
      path: '/api/manage/topics/{topic}',
      summary: 'Create a topic, or replace what it says',
      role: 'admin',
      body: { schema: TopicBody, example: EXAMPLE },
      answers: {
        200: { description: 'The topic as it is now', schema: ManagedTopic },
        201: { description: 'The new topic, and its `Location`', schema: ManagedTopic },
      },
      problems: ['invalid', 'not-json', 'body-too-large', 'topic-unknown', 'version-conflict'],
    },
    async ({ c, caller, param }) => {
      const name = param('topic')
      const body = await readJson(c, MAX_MANAGED_BODY)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(TopicBody, body.value)
      if (!parsed.success) return problem(c, 'invalid', fieldErrors(parsed.issues))
      if (!isSlug(name)) return problem(c, 'topic-unknown')
      const { version, ...given } = parsed.output
      const seen = await deps.stores.topics.read(name, true)
      if (version !== undefined && version !== (seen?.version ?? 0)) return problem(c, 'version-conflict')
      const topic = written(name, seen, given, deps)
      const entry = auditEntry(deps, caller, seen === undefined ? 'topic-created' : 'topic-changed', name)
      const saved =
        seen === undefined
          ? await deps.stores.topics.create(topic, entry)
          : await deps.stores.topics.replace(topic, seen.version, entry)
      cache.forget()
      if (!saved) return problem(c, 'version-conflict')
      if (seen !== undefined) return c.json(managedTopic(topic))
      c.header('Location', `/api/manage/topics/${name}`)
      return c.json(managedTopic(topic), 201)
    },
  )
}

type Given = Omit<v.InferOutput<typeof TopicBody>, 'version'>

/** A topic after a manager wrote it. A consent text that changed, by itself or by who asks, becomes a new version. */
function written(
  name: string,
  seen: Topic | undefined,
  { texts: input, organisation, open }: Given,
  deps: Pick<ManageDependencies, 'now' | 'textHash'>,
): Topic {
  const now = deps.now()
  const texts: Topic['texts'] = {}
  const sentences: Partial<Record<Locale, string>> = {}
  for (const locale of LOCALES) {
    const given = input[locale]
    if (given === undefined) continue
    const { consent, ...words } = given
    texts[locale] = words
    sentences[locale] = consentSentence(consent, organisation)
  }
  const before = seen ?? { consents: {}, pastConsents: [] }
  return {
    topic: name,
    texts,
    ...reviseConsents(before, sentences, now, deps.textHash),
    organisation,
    open,
    createdAt: seen?.createdAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    version: (seen?.version ?? 0) + 1,
  }
}
