import type { Locale } from '../../functions/domain/locale.ts'

/** One word form per plural category of a language (CLDR); `other` always exists. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Numbers, plurals, dates and country names of one language. Times are those of Europe/Amsterdam. */
export type Formats = {
  number: (value: number) => string
  plural: (value: number, forms: PluralForms) => string
  /** "1 december 2026" */
  date: (instant: string) => string
  /** "1 december 2026 om 18:00" */
  dateTime: (instant: string) => string
  country: (code: string) => string
  compare: (a: string, b: string) => number
}

export function formats(locale: Locale): Formats {
  const tag = TAGS[locale]
  const timeZone = 'Europe/Amsterdam'
  const numbers = new Intl.NumberFormat(tag)
  const rules = new Intl.PluralRules(tag)
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone })
  const dateTimes = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone })
  const countries = new Intl.DisplayNames(tag, { type: 'region' })
  const collator = new Intl.Collator(tag)
  return {
    number: (value) => numbers.format(value),
    plural: (value, forms) => forms[rules.select(value)] ?? forms.other,
    date: (instant) => dates.format(new Date(instant)),
    dateTime: (instant) => dateTimes.format(new Date(instant)),
    country: (code) => countries.of(code) ?? code,
    compare: collator.compare,
  }
}

/** English as it is written in Europe: day before month, 24 hours. */
const TAGS: Readonly<Record<Locale, string>> = { nl: 'nl', en: 'en-GB' }
