import * as v from 'valibot'
import { CONSENT_CHANNELS } from '../domain/consent.ts'
import { readList } from '../domain/list.ts'
import { LOCALES, type Locale } from '../domain/locale.ts'

/** Parts of stored items that several kinds of them share. */
export const Iso = v.pipe(v.string(), v.isoTimestamp())

export const ListPart = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const list = readList(dataset.value)
    if (list !== undefined) return list.id
    addIssue({ message: 'names no list' })
    return NEVER
  }),
)

export const ReceiptPart = v.object({
  purpose: v.picklist(['signature', 'newsletter', 'updates']),
  version: v.number(),
  hash: v.string(),
  locale: v.picklist(LOCALES),
  channel: v.picklist(CONSENT_CHANNELS),
  askedAt: Iso,
  confirmedAt: v.exactOptional(Iso),
  withdrawnAt: v.exactOptional(Iso),
})

export const FollowPart = v.object({ list: ListPart, consent: ReceiptPart })

const ConsentTextPart = v.object({
  version: v.number(),
  locale: v.picklist(LOCALES),
  text: v.string(),
  hash: v.string(),
  since: Iso,
})

/** One of each language that there is. */
export const perLocale = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.object(
    Object.fromEntries(LOCALES.map((locale) => [locale, v.exactOptional(schema)])) as Record<
      Locale,
      v.ExactOptionalSchema<Schema, undefined>
    >,
  )

export const ConsentTextsPart = v.object({
  consents: perLocale(ConsentTextPart),
  pastConsents: v.array(ConsentTextPart),
})
