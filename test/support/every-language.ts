import { LOCALES } from '../../functions/domain/locale.ts'
import { loadMailTexts } from '../../web/texts/mails.ts'
import { loadTexts } from '../../web/texts/texts.ts'

// For tests that make pages or mails by themselves: elsewhere whoever answers or sends loads the language at hand.
await Promise.all(LOCALES.flatMap((locale) => [loadTexts(locale), loadMailTexts(locale)]))
