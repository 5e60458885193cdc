import type { Locale } from '../../functions/domain/locale.ts'

/** Each language by its own name: whoever looks for theirs reads no other. Not of the texts, so that none need be loaded for it. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = {
  nl: 'Nederlands',
  en: 'English',
  de: 'Deutsch',
  fr: 'Français',
  es: 'Español',
  pt: 'Português',
  id: 'Bahasa Indonesia',
  th: 'ไทย',
  bn: 'বাংলা',
  hi: 'हिन्दी',
  ne: 'नेपाली',
  fil: 'Filipino',
}
