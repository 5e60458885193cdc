import type { Locale } from '../../functions/domain/locale.ts'
import { formats, type PluralForms } from './format.ts'

/** How a language speaks of so many signatures. */
type SignatureWords = {
  /** The word behind their number. */
  forms: PluralForms
  /** What stands right behind the number in a sentence: Bengali counts with a classifier. */
  classifier?: string
  /** Signatures, or their word alone, and then those on paper. */
  withPaper: (signatures: string, paper: string) => string
}

const WORDS: Readonly<Record<Locale, SignatureWords>> = {
  nl: {
    forms: { one: 'handtekening', other: 'handtekeningen' },
    withPaper: (signatures, paper) => `${signatures} en ${paper} op papier`,
  },
  en: {
    forms: { one: 'signature', other: 'signatures' },
    withPaper: (signatures, paper) => `${signatures} and ${paper} on paper`,
  },
  de: {
    forms: { one: 'Unterschrift', other: 'Unterschriften' },
    withPaper: (signatures, paper) => `${signatures} und ${paper} auf Papier`,
  },
  fr: {
    forms: { one: 'signature', many: 'de signatures', other: 'signatures' },
    withPaper: (signatures, paper) => `${signatures} et ${paper} sur papier`,
  },
  es: {
    forms: { one: 'firma', many: 'de firmas', other: 'firmas' },
    withPaper: (signatures, paper) => `${signatures} y ${paper} en papel`,
  },
  pt: {
    forms: { one: 'assinatura', many: 'de assinaturas', other: 'assinaturas' },
    withPaper: (signatures, paper) => `${signatures} e ${paper} em papel`,
  },
  id: {
    forms: { other: 'tanda tangan' },
    withPaper: (signatures, paper) => `${signatures} dan ${paper} di atas kertas`,
  },
  th: {
    forms: { other: 'รายชื่อ' },
    withPaper: (signatures, paper) => `${signatures} และอีก ${paper} บนกระดาษ`,
  },
  bn: {
    forms: { one: 'স্বাক্ষর', other: 'স্বাক্ষর' },
    classifier: 'টি',
    withPaper: (signatures, paper) => `${signatures} ও কাগজে ${paper}`,
  },
  hi: {
    forms: { one: 'हस्ताक्षर', other: 'हस्ताक्षर' },
    withPaper: (signatures, paper) => `${signatures} और काग़ज़ पर ${paper}`,
  },
  ne: {
    forms: { one: 'हस्ताक्षर', other: 'हस्ताक्षर' },
    withPaper: (signatures, paper) => `${signatures} र कागजमा ${paper}`,
  },
  fil: {
    forms: { one: 'lagda', other: 'lagda' },
    withPaper: (signatures, paper) => `${signatures} at ${paper} sa papel`,
  },
}

/**
 * Numbers of signatures in a language. Confirmed ones and those on paper are told beside each other, and nowhere added
 * up: nobody can check those on paper (CONTRACT: `count` and `offline`).
 */
export function signaturesIn(locale: Locale) {
  const { number, plural } = formats(locale)
  const { forms, classifier = '', withPaper } = WORDS[locale]
  const counted = (count: number) => `${number(count)}${classifier} ${plural(count, forms)}`
  const paper = (offline: number) => `${number(offline)}${classifier}`
  return {
    forms,
    /** "1.234 handtekeningen" */
    counted,
    /** "1.234 handtekeningen en 56 op papier", or without these where there are none */
    inAll: (count: number, offline: number) =>
      offline > 0 ? withPaper(counted(count), paper(offline)) : counted(count),
    /** The same for a place where their number stands by itself: "handtekeningen en 56 op papier" */
    wordInAll: (count: number, offline: number) =>
      offline > 0 ? withPaper(plural(count, forms), paper(offline)) : plural(count, forms),
  }
}
