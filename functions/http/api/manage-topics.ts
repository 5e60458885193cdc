import * as v from 'valibot'
import type { AuditEntry } from '../../domain/audit.ts'
import { reviseConsents } from '../../domain/consent.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import { distinctSenders } from '../../domain/organisation.ts'
import { seesOwn } from '../../domain/partner.ts'
import { isSlug } from '../../domain/petition.ts'
import { consentSentence, type Topic } from '../../domain/topic.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import { auditEntry } from '../audit-entry.ts'
import { filledLine, SeenVersion } from '../body-parts.ts'
import type { Caller } from '../caller.ts'
import type { ManageDependencies } from '../dependencies.ts'
import type { FieldError } from '../field-errors.ts'
import { leftOut } from '../left-out.ts'
import type { operations } from '../operation.ts'
import { problem, versionConflict } from '../problem.ts'
import { MAX_MANAGED_BODY, readBody } from '../read-body.ts'
import { pageOf, READ_ON } from '../read-on.ts'
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
  partner: v.optional(
    v.pipe(
      v.string(),
      v.description(
        'The partner whose own it is: only who comes by its link is offered it. Said when the topic is made, and never changed',
      ),
    ),
  ),
  open: v.pipe(v.boolean(), v.description('Whether it takes new followers; those it has stay either way')),
  version: SeenVersion,
})

const ManagedTopic = v.object({
  topic: v.string(),
  texts: v.record(v.string(), v.object({ name: v.string(), description: v.string(), consent: v.string() })),
  organisation: v.object({ name: v.string(), postalAddress: v.string() }),
  partner: v.optional(v.string()),
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
  const { topics } = deps.stores
  const store = (topic: Topic, seen: Topic | undefined, entry: AuditEntry): Promise<boolean> =>
    seen === undefined ? topics.create(topic, entry) : topics.replace(topic, seen.version, entry)

  /** What of a topic cannot be written so: whose it is never changes, and who asks for consent only by an admin's word. */
  async function errorsIn(given: Given, seen: Topic | undefined, caller: Caller): Promise<FieldError[]> {
    const { partner, organisation } = given
    const errors: FieldError[] = []
    if (seen !== undefined && partner !== undefined && partner !== seen.partner)
      errors.push({ field: 'partner', code: 'topic-partner-fixed' })
    else if (partner !== undefined && (await deps.stores.partners.read(partner, true)) === undefined)
      errors.push({ field: 'partner', code: 'partner-not-found' })
    if (
      caller.partner !== undefined &&
      distinctSenders([organisation, ...(seen ? [seen.organisation] : [])]).length > 1
    )
      errors.push({ field: 'organisation', code: 'admins-only' })
    return errors
  }

  add(
    {
      method: 'get',
      path: '/api/manage/topics',
      summary: 'All topics, closed ones too',
      role: 'viewer',
      partner: 'own',
      query: READ_ON,
      answers: {
        200: {
          description: 'A page of topics, by name. To a partner’s people, their own',
          schema: pageOf(ManagedTopic),
        },
      },
      problems: [],
    },
    async ({ c, caller }) => {
      const { items, unreadable, next } = await topics.list(PAGE, c.req.query('after'), (topic) =>
        seesOwn(caller.partner, topic),
      )
      return c.json({
        items: items.map(managedTopic),
        next,
        ...leftOut(unreadable, caller),
      })
    },
  )

  add(
    {
      method: 'get',
      path: '/api/manage/topics/{topic}',
      summary: 'One topic, with every version of its consent texts',
      role: 'viewer',
      partner: 'own',
      answers: { 200: { description: 'The topic', schema: ManagedTopic } },
      problems: ['topic-unknown'],
    },
    async ({ c, caller, param }) => {
      const topic = await topics.read(param('topic'), true)
      const isSeen = topic !== undefined && seesOwn(caller.partner, topic)
      return isSeen ? c.json(managedTopic(topic)) : problem(c, 'topic-unknown')
    },
  )

  add(
    {
      method: 'put',
      path: '/api/manage/topics/{topic}',
      summary: 'Create a topic, or replace what it says; a partner’s campaigners replace what theirs say',
      role: 'admin',
      partner: 'own',
      partnerRole: 'campaigner',
      body: { schema: TopicBody, example: EXAMPLE },
      answers: {
        200: { description: 'The topic as it is now', schema: ManagedTopic },
        201: { description: 'The new topic, and its `Location`', schema: ManagedTopic },
      },
      problems: ['invalid', 'not-json', 'body-too-large', 'topic-unknown', 'version-conflict'],
    },
    async ({ c, caller, param }) => {
      const name = param('topic')
      const body = await readBody(c, TopicBody, { most: MAX_MANAGED_BODY })
      if (!body.ok) return body.answer
      if (!isSlug(name)) return problem(c, 'topic-unknown')
      const { version, ...given } = body.value
      const seen = await topics.read(name, true)
      if (!seesOwn(caller.partner, seen ?? {})) return problem(c, 'topic-unknown')
      if (isAnother(seen, version)) return versionConflict(c, seen)
      const errors = await errorsIn(given, seen, caller)
      if (errors.length > 0) return problem(c, 'invalid', errors)
      const topic = written(name, seen, given, deps)
      const entry = auditEntry(deps, caller, seen === undefined ? 'topic-created' : 'topic-changed', name)
      const saved = await store(topic, seen, entry)
      cache.forget()
      if (!saved) return versionConflict(c, await topics.read(name, true))
      if (seen !== undefined) return c.json(managedTopic(topic))
      c.header('Location', `/api/manage/topics/${name}`)
      return c.json(managedTopic(topic), 201)
    },
  )
}

const isAnother = (seen: Topic | undefined, version: number | undefined): boolean =>
  version !== undefined && version !== (seen?.version ?? 0)

type Given = Omit<v.InferOutput<typeof TopicBody>, 'version'>

/** A topic after a manager wrote it. A consent text that changed, by itself or by who asks, becomes a new version. */
function written(
  name: string,
  seen: Topic | undefined,
  { texts: input, organisation, partner: given, open }: Given,
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
  const partner = seen === undefined ? given : seen.partner
  const before = seen ?? { consents: {}, pastConsents: [] }
  return {
    topic: name,
    texts,
    ...reviseConsents(before, sentences, now, deps.textHash),
    organisation,
    ...(partner === undefined ? {} : { partner }),
    open,
    createdAt: seen?.createdAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    version: (seen?.version ?? 0) + 1,
  }
}
