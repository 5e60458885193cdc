import * as v from 'valibot'
import { type AuditEntry, personMark } from '../../domain/audit.ts'
import { DELIVERY_STATES, SKIP_REASONS } from '../../domain/delivery.ts'
import type { Locale } from '../../domain/locale.ts'
import { isPersonKey } from '../../domain/person-key.ts'
import { mailBlocked, type PersonRecord } from '../../domain/person-record.ts'
import { signatureStateAt } from '../../domain/signature.ts'
import { isPending } from '../../domain/subscription.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Caller } from '../caller.ts'
import { campaignName } from '../campaign-views.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { fieldErrors } from '../field-errors.ts'
import type { operations } from '../operation.ts'
import { readPerson } from '../person.ts'
import { mailViews } from '../person-views.ts'
import { problem, requestLocale } from '../problem.ts'
import { readJson } from '../read-body.ts'
import { SignBody } from '../sign-request.ts'

const Search = v.object({ email: SignBody.entries.email })

const Dated = v.object({ at: v.string(), kind: v.string() })

const Person = v.object({
  id: v.pipe(v.string(), v.description('Names the person in other operations; made from the address')),
  signatures: v.array(
    v.object({
      petition: v.string(),
      state: v.string(),
      givenName: v.string(),
      familyName: v.string(),
      email: v.string(),
      requestedAt: v.string(),
      confirmedAt: v.optional(v.string()),
    }),
  ),
  subscriptions: v.array(
    v.object({
      list: v.string(),
      state: v.picklist(['pending', 'active', 'unsubscribed']),
      since: v.string(),
      endedAt: v.optional(v.string()),
      endedBy: v.optional(v.string()),
    }),
  ),
  suppression: v.optional(v.object({ scope: v.string(), because: v.string(), at: v.string() })),
  mails: v.pipe(v.array(Dated), v.description('Of the last day or two')),
  deliveries: v.pipe(
    v.array(
      v.object({
        campaign: v.string(),
        name: v.pipe(v.string(), v.description('What managers call the campaign')),
        state: v.picklist(DELIVERY_STATES),
        reason: v.optional(v.pipe(v.picklist(SKIP_REASONS), v.description('Why it was skipped'))),
        at: v.pipe(v.string(), v.description('When its state last changed')),
        unsubscribedAt: v.optional(v.string()),
      }),
    ),
    v.description('Mails of campaigns in the last 90 days, and what became of each'),
  ),
  feedback: v.pipe(v.array(Dated), v.description('What SES reported in the last 90 days')),
  mailBlocked: v.pipe(
    v.picklist(['suppressed-all', 'suppressed-bulk', 'share-used', 'waiting', 'none']),
    v.description(
      'Why a mail did not come: all mail is suppressed, or newsletters; the address has had its three mails of 24 hours; one is still to go; or nothing that is kept says why',
    ),
  ),
  unreadable: v.pipe(v.number(), v.description('Stored items that cannot be read; 0 where all is well')),
})

/** What is kept of one person, looked up by address, and its erasure. */
export function managePeople({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  const write = (caller: Caller, action: AuditEntry['action'], person: string): Promise<void> =>
    deps.stores.audit.write(auditEntry(deps, caller, action, personMark(person)))

  add(
    {
      method: 'post',
      path: '/api/manage/people/search',
      summary: 'What is kept of the person with this address, and why a mail did not come',
      role: 'admin',
      body: { schema: Search, example: { email: 'noor@example.org' } },
      answers: {
        200: {
          description: 'The person, or an empty list where nothing is kept',
          schema: v.object({ items: v.array(Person) }),
        },
      },
      problems: ['invalid', 'not-json', 'body-too-large'],
    },
    async ({ c, caller }) => {
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(Search, { email: body.value['email'] })
      if (!parsed.success) return problem(c, 'invalid', fieldErrors(parsed.issues))
      const person = deps.personKey(parsed.output.email.canonical)
      // First, so that nobody looks unseen.
      await write(caller, 'person-looked-up', person)
      const record = await readPerson(deps, person)
      return c.json({ items: record === undefined ? [] : [await shown(deps, record, requestLocale(c))] })
    },
  )

  add(
    {
      method: 'post',
      path: '/api/manage/people/{id}/erase',
      summary: 'Erase everything that is kept of a person, but what suppresses mail to them',
      role: 'admin',
      answers: {
        200: {
          description: 'Signatures were withdrawn, so that the counts follow, and all is gone',
          schema: v.object({ status: v.literal('erased') }),
        },
      },
      problems: ['person-unknown'],
    },
    async ({ c, caller, param }) => {
      const person = param('id')
      if (!isPersonKey(person) || (await deps.stores.people.read(person, deps.now())) === undefined)
        return problem(c, 'person-unknown')
      await write(caller, 'person-erased', person)
      await deps.stores.people.erase(person, deps.now())
      return c.json({ status: 'erased' })
    },
  )
}

async function shown(deps: Pick<ManageDependencies, 'stores' | 'now'>, record: PersonRecord, locale: Locale) {
  const now = deps.now()
  const { person, signatures, subscriptions, requests, suppression, mails, feedback, unreadable } = record
  const asked = requests.filter((request) => isPending(request, now))
  return {
    id: person,
    signatures: signatures.map((signature) => {
      const { petition, givenName, familyName, email, requestedAt, confirmedAt } = signature
      const state = signatureStateAt(signature, now)
      return { petition, state, givenName, familyName, email, requestedAt, confirmedAt }
    }),
    subscriptions: [
      ...subscriptions.map(({ list, state, since, endedAt, endedBy }) => ({
        list,
        state,
        since,
        endedAt,
        endedBy,
      })),
      ...asked.flatMap(({ follows, requestedAt }) =>
        follows.map(({ list }) => ({ list, state: 'pending', since: requestedAt })),
      ),
    ],
    ...(suppression === undefined || suppression.scope === 'none'
      ? {}
      : {
          suppression: { scope: suppression.scope, because: suppression.because, at: suppression.at },
        }),
    mails: mailViews(mails),
    deliveries: await Promise.all(
      record.deliveries.map(async ({ campaign, state, reason, at, unsubscribedAt }) => {
        const sent = await deps.stores.campaigns.read(campaign)
        const name = sent === undefined ? campaign : campaignName(sent, locale)
        return { campaign, name, state, reason, at, unsubscribedAt }
      }),
    ),
    feedback: feedback.map(({ at, kind }) => ({ at, kind })),
    mailBlocked: mailBlocked(record, now),
    unreadable,
  }
}
