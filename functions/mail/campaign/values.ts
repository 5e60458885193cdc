import { formats } from '../../../web/texts/format.ts'
import { mailTexts } from '../../../web/texts/mails.ts'
import { signaturesIn } from '../../../web/texts/signatures.ts'
import type { Locale } from '../../domain/locale.ts'
import { type Petition, shownLocale } from '../../domain/petition.ts'
import type { Placeholder } from '../../domain/placeholders.ts'
import { oneLine } from '../templates/subject.ts'
import { linkTo, type Target } from './markdown.ts'
import { mark, plainLine } from './marks.ts'

/** What stands where a placeholder stood: words, and their language where it is another one; or a link's address. */
export type Value = { words: string; lang?: Locale; isLink?: boolean }

/** What each placeholder is to be. */
export type Values = (placeholder: Placeholder) => Value

/** The petition that placeholders speak of, and how many have signed it. */
export type AboutPetition = { petition: Petition; count: number }

/** The values in one language; a mark stands for what differs between readers (`Personal`). */
export function valuesFor(language: Locale, about: AboutPetition | undefined): Values {
  const number = (count: number | undefined, fallback: string): Value =>
    wordsOf(count === undefined ? fallback : formats(language).number(count))
  const ofReader = (word: string): Value => ({ words: mark(word), isLink: true })
  const { reader } = mailTexts(language).campaign
  return ({ word, fallback: given }) => {
    const fallback = given ?? ''
    switch (word) {
      case 'name':
        return { words: mark(`name|${oneLine(given ?? reader)}`) }
      case 'petition':
        return about === undefined ? wordsOf(fallback) : titleOf(about.petition, language)
      case 'count':
        return number(about?.count, fallback)
      case 'goal':
        return number(about?.petition.goal, fallback)
      case 'signatures':
        return wordsOf(
          about === undefined ? fallback : signaturesIn(language).inAll(about.count, about.petition.offline),
        )
      case 'petition-link':
      case 'share-link':
        return about === undefined ? linkOf(fallback) : ofReader(word)
      case 'donate-link':
        return linkOf(about?.petition.donateUrl ?? fallback)
      case 'preferences-link':
      case 'unsubscribe-link':
        return ofReader(word)
    }
  }
}

const wordsOf = (words: string): Value => ({ words: oneLine(words) })

/** What may be a link's address, and is mere words where it is none. */
function linkOf(typed: string): Value {
  const address = linkTo(typed)
  return address === undefined ? wordsOf(typed) : { words: address, isLink: true }
}

function titleOf(petition: Petition, language: Locale): Value {
  const shown = shownLocale(petition, language)
  const words = plainLine(petition.texts[shown]?.title ?? petition.slug)
  return shown === language ? { words } : { words, lang: shown }
}

/** Where a link leads; undefined where its placeholder holds no link. */
export function addressOf(target: Target, values: Values): string | undefined {
  if ('href' in target) return target.href
  const { words, isLink } = values(target)
  return isLink ? words : undefined
}

/** An address as one reads it. */
export const shownAddress = (href: string): string => href.replace(/^mailto:/i, '')
