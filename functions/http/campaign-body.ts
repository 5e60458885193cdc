import * as v from 'valibot'
import { amsterdamInstant, type TimeRefusal } from '../domain/amsterdam-time.ts'
import type { CampaignChange } from '../domain/campaign.ts'
import { isCountry } from '../domain/country.ts'
import { isDay } from '../domain/day.ts'
import { type EmailAddress, parseEmailAddress } from '../domain/email-address.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'
import { SLUG } from '../domain/petition.ts'
import { accepted, type Result, refused } from '../domain/result.ts'
import { filledLine, line, SeenVersion } from './body-parts.ts'
import { type FieldError, fieldErrors, parsedBy } from './field-errors.ts'

/** Largest body of a campaign, in bytes: its content lies in one item of the table, which takes 400 KB. */
export const MAX_CAMPAIGN_BODY = 200 * 1024
/** Topics, or petitions, that one campaign goes to. */
const MOST_LISTS = 20

const set = <Item extends v.GenericSchema<string>>(item: Item, most: number, description: string) =>
  v.pipe(
    v.array(item),
    v.maxLength(most),
    v.description(description),
    v.transform((all) => [...new Set(all)]),
  )
const LocaleName = v.picklist(LOCALES, 'locale-unknown')
const Slug = v.pipe(v.string(), v.regex(SLUG))

const Texts = v.object(
  {
    subject: filledLine(200),
    preheader: v.optional(v.pipe(line(200), v.description('What mailboxes show after the subject')), ''),
    body: v.pipe(
      v.string(),
      v.regex(/\S/, 'text-missing'),
      v.maxLength(20_000, 'text-too-long'),
      v.description('Markdown, with placeholders as `{{name}}` or `{{name|default}}`'),
    ),
  },
  'text-missing',
)

const Content = v.objectWithRest(
  byLocale(v.exactOptional(v.pipe(v.nullable(Texts), v.description('null takes it away')))),
  v.never('locale-unknown'),
)

const Audience = v.object({
  topics: v.optional(set(Slug, MOST_LISTS, 'Whoever follows one of these topics')),
  petitions: v.optional(
    set(Slug, MOST_LISTS, 'Whoever signed one of these and agreed to mail about what becomes of it'),
  ),
  countries: v.optional(
    set(
      v.pipe(v.string(), v.check(isCountry, 'country-code-unknown')),
      249,
      'Only signers from these countries (ISO 3166-1 alpha-2). Not together with topics, whose followers have none',
    ),
  ),
  locales: v.optional(set(LocaleName, LOCALES.length, 'Only who reads one of these languages')),
})

/** What makes a campaign, and what changes one: what is absent stays, what is null goes. */
export const CampaignBody = v.object({
  name: v.optional(v.pipe(filledLine(150), v.description('For managers. Absent at first: the subject'))),
  content: v.optional(Content),
  fallback: v.optional(
    v.pipe(
      LocaleName,
      v.description('Whose content readers get whose language has none. Absent at first: the first that has'),
    ),
  ),
  audience: v.optional(Audience),
  petition: v.optional(
    v.pipe(
      v.nullable(Slug),
      v.description('The petition that placeholders speak of. Absent: the only one of the audience'),
    ),
  ),
  version: SeenVersion,
})

/** What a body changes as far as it is right, and what is wrong with the rest. */
export function readCampaignBody(body: Readonly<Record<string, unknown>>): {
  change: CampaignChange
  version?: number | undefined
  errors: FieldError[]
} {
  const { issues = [] } = v.safeParse(CampaignBody, body)
  const { version, ...change } = rightParts(CampaignBody, body)
  const { content = rightContent(body['content']), audience = rightParts(Audience, body['audience']) } =
    change
  return { change: { ...change, content, audience }, version, errors: fieldErrors(issues) }
}

/** Content with the wrong texts of a language left empty: what is in the others is still looked at. */
function rightContent(given: unknown): CampaignChange['content'] {
  const empty = { subject: '', preheader: '', body: '' }
  return Object.fromEntries(
    Object.entries(rightParts(v.object(byLocale(v.unknown())), given)).map(([locale, texts]) => [
      locale,
      texts === null ? null : { ...empty, ...rightParts(Texts, texts) },
    ]),
  )
}

type AnyObject = { entries: v.ObjectEntries }
type Parts<Schema extends AnyObject> = {
  [key in keyof Schema['entries']]?: v.InferOutput<Schema['entries'][key]>
}

/** Those entries of an object that are right. */
function rightParts<Schema extends AnyObject>({ entries }: Schema, given: unknown): Parts<Schema> {
  const fields = v.safeParse(v.record(v.string(), v.unknown()), given)
  if (!fields.success) return {}
  const read = Object.entries(entries).flatMap(([key, schema]) => {
    const part = v.safeParse(schema as v.GenericSchema, fields.output[key])
    return part.success && part.output !== undefined ? [[key, part.output]] : []
  })
  return Object.fromEntries(read) as Parts<Schema>
}

function byLocale<Schema>(schema: Schema): Record<Locale, Schema> {
  return Object.fromEntries(LOCALES.map((locale) => [locale, schema])) as Record<Locale, Schema>
}

export const ScheduleBody = v.object({
  at: v.nullish(
    v.pipe(
      v.string('time-malformed'),
      parsedBy(readTime),
      v.description(
        'Absent: now. `2026-11-25T09:00` is a time in Europe/Amsterdam; with `Z` or an offset an instant of ISO 8601',
      ),
    ),
  ),
})

function readTime(text: string): Result<Date, TimeRefusal> {
  if (!/(?:Z|[+-]\d\d:\d\d)$/.test(text)) return amsterdamInstant(text)
  // ISO 8601 may leave the seconds out.
  const full = text.replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00')
  const instant = new Date(full)
  const isInstant = v.is(v.pipe(v.string(), v.isoTimestamp()), full) && !Number.isNaN(instant.getTime())
  return isInstant && isDay(text.slice(0, 10)) ? accepted(instant) : refused('time-malformed')
}

/** For whom a preview or a test is. */
export const Reader = v.object({
  locale: v.optional(v.pipe(LocaleName, v.description('The reader’s. Absent: the fallback'))),
  name: v.optional(v.pipe(line(100), v.description('Whom the mail greets. Absent: somebody without a name'))),
})

const { content, fallback, audience, petition } = CampaignBody.entries

/** A preview's reader, and changes that are not saved. */
export const PreviewBody = v.object({ ...Reader.entries, content, fallback, audience, petition })

/**
 * A preview's changes as far as they are right, and what is wrong with the rest; undefined where there are none. What
 * is not written yet is empty: a preview follows whoever writes.
 */
export function readUnsaved(
  body: Readonly<Record<string, unknown>>,
): Pick<ReturnType<typeof readCampaignBody>, 'change' | 'errors'> | undefined {
  const parts = ['content', 'fallback', 'audience', 'petition'].filter((part) => body[part] !== undefined)
  if (parts.length === 0) return undefined
  const { change, errors } = readCampaignBody(Object.fromEntries(parts.map((part) => [part, body[part]])))
  return { change, errors: errors.filter(({ code }) => code !== 'text-missing') }
}

/** An audience that is not saved. */
export const AudienceBody = v.object({ audience: Audience })

export const TestBody = v.object({
  email: v.pipe(
    v.string('email-missing'),
    parsedBy<EmailAddress>(parseEmailAddress),
    v.description('Where the one mail goes'),
  ),
  ...Reader.entries,
})
