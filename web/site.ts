import type { Locale } from '../functions/domain/locale.ts'

/** A picture that managers put up, with its size in pixels, so that room is made for it before it comes. */
export type Picture = { path: string; width: number; height: number }

/** What every page needs to know of where it stands. */
export type Site = {
  /** The language of the page. */
  locale: Locale
  /** The origin that supporters see, without a closing slash. */
  publicUrl: string
  organisation: string
  /** The e-mail address for questions about personal data. */
  privacyContact: string
  /** The organisation's logo, if it has one. */
  logo?: Picture
  /** Paths of the static files. */
  assets: { style: string; petitionScript: string; icon: string }
  /** The path of this same page in each language; empty where it has none (pages behind a token). */
  alternates: Partial<Record<Locale, string>>
  /** The page stands in a frame of another organisation's page: links lead out of it. */
  framed?: true
}

/** What a link needs that leads away from a form: in a frame it opens beside it, so that nothing typed is lost. */
export const leaving = (site: Site): { target?: '_blank'; rel?: 'noopener' } =>
  site.framed ? { target: '_blank', rel: 'noopener' } : {}

/** The `lang` that a piece of text needs on this page: none where it is in the page's own language. */
export function langOn(site: Site, locale: Locale): Locale | undefined {
  return locale === site.locale ? undefined : locale
}

export const homePath = (locale: Locale): string => `/${locale}`
export const privacyPath = (locale: Locale): string => `/${locale}/privacy`
export const petitionPath = (locale: Locale, slug: string): string => `/${locale}/petitions/${slug}`
export const signaturesPath = (locale: Locale, slug: string): string =>
  `${petitionPath(locale, slug)}/signatures`
export const checkEmailPath = (locale: Locale, slug: string): string =>
  `${petitionPath(locale, slug)}/check-your-email`
/** How somebody came: what their signature is credited to. */
export type Credit = { source?: string; partner?: string; via?: string }
const withCredit = (path: string, credit: Credit, more: Record<string, string> = {}): string => {
  const query = new URLSearchParams({ ...credit, ...more }).toString()
  return query === '' ? path : `${path}?${query}`
}
/** The sheet to hang up; what is signed by its code counts as from there. */
export const posterPath = (locale: Locale, slug: string): string => `${petitionPath(locale, slug)}/poster`
/** The petition's form for a frame on a partner's page; the pages after it stay in that frame, and keep the credit. */
export const embedPath = (locale: Locale, slug: string, credit: Credit = {}): string =>
  withCredit(`/${locale}/embed${petitionPath(locale, slug).slice(locale.length + 1)}`, credit)
export const embedSignaturesPath = (locale: Locale, slug: string): string =>
  `${embedPath(locale, slug)}/signatures`
export const embedCheckEmailPath = (
  locale: Locale,
  slug: string,
  credit: Credit,
  more: { almost?: string } = {},
): string => withCredit(`${embedPath(locale, slug)}/check-your-email`, credit, more)
/** The script that puts that frame there. */
export const EMBED_SCRIPT = '/embed.js'
/** A person's own link is made here; below it, by its key, lies its page. */
export const ownLinkPath = (locale: Locale, slug: string): string => `${petitionPath(locale, slug)}/own-link`
export const ownLinkPagePath = (locale: Locale, slug: string, key: string): string =>
  `${ownLinkPath(locale, slug)}/${key}`
export const thanksPath = (locale: Locale, slug: string): string => `${petitionPath(locale, slug)}/thanks`
export const confirmPath = (locale: Locale, token: string): string => `/${locale}/confirm/${token}`
export const notMePath = (locale: Locale, token: string): string => `/${locale}/not-me/${token}`
export const newsletterPath = (locale: Locale): string => `/${locale}/newsletter`
export const newsletterCheckEmailPath = (locale: Locale): string =>
  `${newsletterPath(locale)}/check-your-email`
export const newsletterThanksPath = (locale: Locale): string => `${newsletterPath(locale)}/thanks`
export const unsubscribePath = (locale: Locale, token: string): string => `/${locale}/unsubscribe/${token}`
export const preferencesPath = (locale: Locale, token: string): string => `/${locale}/preferences/${token}`
export const myDataPath = (locale: Locale): string => `/${locale}/my-data`
export const myDataLinkPath = (locale: Locale, token: string): string => `${myDataPath(locale)}/${token}`
/** Where a picture that managers put up is served, by its id. */
export const imagePath = (id: string): string => `/images/${id}`
/** Where the live count is read (CONTRACT "Public API"). */
export const countPath = (slug: string): string => `/api/petitions/${slug}/count`
