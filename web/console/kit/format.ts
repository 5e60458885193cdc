import { amsterdamInstant } from '../../../functions/domain/amsterdam-time.ts'
import { type Language, useLanguage } from '../language.tsx'

/** All times are shown and typed as the clocks in Amsterdam show them. */
const timeZone = 'Europe/Amsterdam'
const TAGS: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB' }

/** Numbers and times in the console's language. Instants are ISO 8601 strings. */
export function formats(language: Language) {
  const tag = TAGS[language]
  const dateTimes = (options: Intl.DateTimeFormatOptions, zone = timeZone) => {
    const format = new Intl.DateTimeFormat(tag, { timeZone: zone, ...options })
    return (instant: string | number | Date) => format.format(new Date(instant))
  }
  const numbers = (options: Intl.NumberFormatOptions = {}) => {
    const format = new Intl.NumberFormat(tag, options)
    return (value: number) => format.format(value)
  }
  const languages = new Intl.DisplayNames(tag, { type: 'language', fallback: 'code' })
  const regions = new Intl.DisplayNames(tag, { type: 'region', fallback: 'code' })
  return {
    number: numbers(),
    percent: numbers({ style: 'percent', maximumFractionDigits: 1 }),
    /** A share of which one in a thousand matters. */
    portion: numbers({ style: 'percent', maximumFractionDigits: 2 }),
    /** 28 november 2026 */
    date: dateTimes({ dateStyle: 'long' }),
    /** A `YYYY-MM-DD` day, which has no hour to shift. */
    day: dateTimes({ day: 'numeric', month: 'short', year: 'numeric' }, 'UTC'),
    /** 28 nov 2026, 13:05 */
    dateTime: dateTimes({ dateStyle: 'medium', timeStyle: 'short' }),
    /** 13:05:09 */
    time: dateTimes({ timeStyle: 'medium' }),
    language: (code: string) => languages.of(code) ?? code,
    country: (code: string) => (/^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code),
    list: (items: readonly string[]) => new Intl.ListFormat(tag, { type: 'conjunction' }).format(items),
  }
}

const known = { nl: undefined, en: undefined } as Record<Language, ReturnType<typeof formats> | undefined>

export function useFormats(): ReturnType<typeof formats> {
  const { language } = useLanguage()
  const made = known[language] ?? formats(language)
  known[language] = made
  return made
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })

/** An instant as `datetime-local` wants it, by the clocks in Amsterdam: `2026-11-28T13:05`. */
export function wallClock(instant: string): string {
  return CLOCK.format(new Date(instant)).replace(' ', 'T')
}

/** The instant that somebody meant who typed this; undefined where no clock in Amsterdam ever shows it. */
export function instantOf(typed: string): string | undefined {
  const instant = amsterdamInstant(typed)
  return instant.ok ? instant.value.toISOString() : undefined
}
