import * as v from 'valibot'
import type { ConsentChannel } from '../domain/consent.ts'
import type { EmailAddress } from '../domain/email-address.ts'
import type { Follow } from '../domain/list.ts'
import { isLocale, type Locale } from '../domain/locale.ts'
import { MOST_TOPICS } from '../domain/topic.ts'
import type { TopicCache } from '../domain/topic-cache.ts'
import type { FieldError } from './field-errors.ts'
import { isTicked } from './sign-form.ts'
import { SignBody } from './sign-request.ts'
import { shownVersions, topicFollows } from './topic-follows.ts'

export type SubscribeRequest = { email: EmailAddress; locale: Locale; follows: Follow[] }

const Topics = v.pipe(
  v.array(v.string('topic-unknown'), 'topics-missing'),
  v.minLength(1, 'topics-missing'),
  v.maxLength(MOST_TOPICS, 'value-malformed'),
  v.description(`The topics to follow, 1–${MOST_TOPICS}: see GET /api/topics`),
)

const Versions = v.record(v.string(), v.pipe(v.number(), v.integer()))

/**
 * The JSON body of `POST /api/subscriptions`; the form gives the same after `fromNewsletterForm`. A form's
 * honeypot is not read: nothing is kept or counted here before the button in a mail is pressed, and the
 * mails are few by the limits on mail to one address, so a robot gains nothing and autofill hurts nobody.
 */
export const SubscribeBody = v.object({
  email: SignBody.entries.email,
  topics: Topics,
  consent: v.pipe(
    v.literal(true, 'consent-missing-newsletter'),
    v.description('The reader agreed to the consent text of each of these topics'),
  ),
  ageConfirmed: v.pipe(v.literal(true, 'age-missing'), v.description('The reader is 16 or older')),
  locale: SignBody.entries.locale,
  consentVersions: v.optional(
    v.pipe(
      v.record(
        v.string(),
        v.pipe(v.number('value-malformed'), v.integer('value-malformed')),
        'value-malformed',
      ),
      v.description('By topic, the version of the consent text that was shown; absent: the current one'),
    ),
  ),
})

/** Reads a request to follow topics: every field is checked and all errors are told at once. */
export async function readSubscribeRequest(
  topics: Pick<TopicCache, 'shown'>,
  body: Readonly<Record<string, unknown>>,
  from: { locale: Locale; channel: ConsentChannel },
  now: Date,
): Promise<{ ok: true; value: SubscribeRequest } | { ok: false; errors: FieldError[] }> {
  // A key with the value undefined is checked as an absent one, with the field's own words.
  const known = Object.fromEntries(Object.keys(SubscribeBody.entries).map((field) => [field, body[field]]))
  const parsed = v.safeParse(SubscribeBody, known)
  const errors = new Map(
    (parsed.issues ?? []).map((issue) => [String(issue.path?.[0]?.key ?? ''), issue.message] as const),
  )
  const locale = localeNamed(known['locale']) ?? from.locale
  const named = v.safeParse(Topics, known['topics'])
  const asked = named.success ? withVersions(named.output, known['consentVersions']) : []
  const { follows, unknown } = await topicFollows(topics, asked, { ...from, locale }, now)
  if (unknown.length > 0) errors.set('topics', 'topic-unknown')
  if (!parsed.success || errors.size > 0)
    return {
      ok: false,
      errors: Object.keys(SubscribeBody.entries).flatMap((field) => {
        const code = errors.get(field)
        return code === undefined ? [] : [{ field, code }]
      }),
    }
  return { ok: true, value: { email: parsed.output.email, locale, follows } }
}

/** The language that a body names, for the words of its answer too. */
export function localeNamed(value: unknown): Locale | undefined {
  return typeof value === 'string' && isLocale(value) ? value : undefined
}

function withVersions(topics: readonly string[], said: unknown) {
  const versions = v.safeParse(Versions, said)
  const known = new Map(versions.success ? Object.entries(versions.output) : [])
  return topics.map((topic) => ({ topic, version: known.get(topic) }))
}

const SHOWN_VERSION = 'consentVersion.'

/** The newsletter form's fields as the JSON body has them: `topics` may repeat, an empty field is an absent one. */
export function fromNewsletterForm(fields: URLSearchParams): Record<string, unknown> {
  const email = fields.get('email') ?? ''
  return {
    ...(email.trim() === '' ? {} : { email }),
    topics: fields.getAll('topics'),
    consent: isTicked(fields, 'consent'),
    ageConfirmed: isTicked(fields, 'ageConfirmed'),
    consentVersions: shownVersions(fields, SHOWN_VERSION),
  }
}
