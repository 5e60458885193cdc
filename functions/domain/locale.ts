/** The languages that pages, mails and public messages are written in; the first is the default. */
export const LOCALES = ['nl', 'en', 'de', 'fr', 'es', 'pt', 'id', 'th', 'bn', 'hi', 'ne', 'fil'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE = 'nl' satisfies Locale

/** Those that managers are answered in, and that the console is in. */
export const MANAGERS_LOCALES = ['nl', 'en'] as const satisfies Locale[]

/** Whether a string names one of Luid's languages. */
export function isLocale(value: string): value is Locale {
  return (LOCALES as readonly string[]).includes(value)
}

/** What some programs still call Filipino and Indonesian. */
const OTHER_NAMES: Readonly<Record<string, Locale>> = { tl: 'fil', in: 'id' }

/**
 * The best of Luid's languages, or of `among`, for an `Accept-Language` header (RFC 9110 §12.5.4): highest weight
 * first, `pt-BR` matches `pt`, and what is absent or unknown gives the default.
 */
export function preferredLocale(
  acceptLanguage: string | undefined,
  among: readonly Locale[] = LOCALES,
): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
      const weight = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find(Boolean)
      const language = tag.trim().split('-')[0] ?? ''
      return {
        language: OTHER_NAMES[language] ?? language,
        weight: weight === undefined ? 1 : Number(weight),
      }
    })
    .filter((choice) => choice.weight > 0)
    .sort((a, b) => b.weight - a.weight)
  for (const { language } of wanted) if (isLocale(language) && among.includes(language)) return language
  return DEFAULT_LOCALE
}
