import type { Locale } from '../../functions/domain/locale.ts'

/** One word form per plural category of a language (CLDR); `other` always exists. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }

/** Numbers, plurals, dates and country names of one language. Times are those of Europe/Amsterdam. */
export type Formats = {
  number: (value: number) => string
  /** Whole euros: "€ 25" */
  money: (euros: number) => string
  plural: (value: number, forms: PluralForms) => string
  /** "1 december 2026" */
  date: (instant: string) => string
  /** "1 december 2026 om 18:00" */
  dateTime: (instant: string) => string
  /** Countries by their names in the language, in its alphabet. Slow: keep what it gives. */
  byName: (codes: readonly string[]) => { code: string; name: string }[]
}

/**
 * What each language is called where numbers and dates are written: English as in Europe (day before month),
 * Portuguese as in Brazil. All else is the language's own custom (CLDR), which is what its newspapers do, too: Bengali
 * and Nepali have digits of their own and Hindi those of English, all three group by lakhs, and Thai counts the years
 * of the Buddha. The live count (web/scripts/live-count.ts) follows the same custom in the browser.
 */
const TAGS: Readonly<Partial<Record<Locale, string>>> = { en: 'en-GB', pt: 'pt-BR' }

const made = new Map<Locale, Formats>()

/** The formats of a language, made once: each costs some milliseconds. */
export function formats(locale: Locale): Formats {
  const known = made.get(locale)
  if (known !== undefined) return known
  const fresh = makeFormats(TAGS[locale] ?? locale)
  made.set(locale, fresh)
  return fresh
}

function makeFormats(tag: string): Formats {
  const numbers = new Intl.NumberFormat(tag)
  const euros = new Intl.NumberFormat(tag, { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 })
  const rules = new Intl.PluralRules(tag)
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Europe/Amsterdam' })
  // 24 hours in every language: "12:00 am" is a midnight that many take for noon, and a petition may close at it.
  const time = { timeStyle: 'short', hourCycle: 'h23', timeZone: 'Europe/Amsterdam' } as const
  const dateTimes = new Intl.DateTimeFormat(tag, { ...time, dateStyle: 'long' })
  const times = new Intl.DateTimeFormat(tag, time)
  return {
    number: (value) => numbers.format(value),
    money: (value) => euros.format(value),
    plural: (value, forms) => forms[rules.select(value)] ?? forms.other,
    date: (instant) => dates.format(new Date(instant)),
    dateTime: (instant) => {
      const at = new Date(instant)
      // CLDR has "१: ००:३०" in Nepali, where the day reads as an hour.
      return tag === 'ne' ? `${dates.format(at)}, ${times.format(at)}` : dateTimes.format(at)
    },
    byName: (codes) => {
      const names = new Intl.DisplayNames(tag, { type: 'region' })
      const { compare } = new Intl.Collator(tag)
      return codes
        .map((code) => ({ code, name: names.of(code) ?? code }))
        .sort((a, b) => compare(a.name, b.name))
    },
  }
}
