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
  /** What the page was told besides its path (`?partner=…`), which it is told in another language too. */
  query?: string
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
/** How somebody came: what their signature is credited to. */
export type Credit = { source?: string; partner?: string; via?: string }
/** What of it a petition's page was told. */
export const creditOf = ({ source, partner, via }: Credit): Credit => ({
  ...(source === undefined ? {} : { source }),
  ...(partner === undefined ? {} : { partner }),
  ...(via === undefined ? {} : { via }),
})
/** Of it, what holds for others too, whom the reader sends: the partner, not the way nor the link that was the reader's. */
export type PartnerCredit = Pick<Credit, 'partner'>
export const partnerOf = ({ partner }: PartnerCredit): PartnerCredit =>
  partner === undefined ? {} : { partner }
/** A path with what its page is told besides; `''` where that is nothing. */
export const queryOf = (told: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams(told).toString()
  return query === '' ? '' : `?${query}`
}
export const petitionPath = (locale: Locale, slug: string, credit: Credit = {}): string =>
  `/${locale}/petitions/${slug}${queryOf(credit)}`
export const signaturesPath = (locale: Locale, slug: string): string =>
  `${petitionPath(locale, slug)}/signatures`
/** What the page after signing is told: `almost` is the well-known domain that was probably meant. */
export type CheckEmailTold = Credit & { almost?: string }
export const checkEmailPath = (locale: Locale, slug: string, told: CheckEmailTold = {}): string =>
  `${petitionPath(locale, slug)}/check-your-email${queryOf(told)}`
/** The sheet to hang up; what is signed by its code counts as from there. */
export const posterPath = (locale: Locale, slug: string, credit: PartnerCredit = {}): string =>
  `${petitionPath(locale, slug)}/poster${queryOf(credit)}`
/** The petition's form for a frame on a partner's page; the pages after it stay in that frame, and keep the credit. */
export const embedPath = (locale: Locale, slug: string, credit: Credit = {}): string =>
  `/${locale}/embed/petitions/${slug}${queryOf(credit)}`
export const embedSignaturesPath = (locale: Locale, slug: string, credit: Credit): string =>
  `${embedPath(locale, slug)}/signatures${queryOf(credit)}`
export const embedCheckEmailPath = (locale: Locale, slug: string, told: CheckEmailTold): string =>
  `${embedPath(locale, slug)}/check-your-email${queryOf(told)}`
/** The script that puts that frame there. */
export const EMBED_SCRIPT = '/embed.js'
/** A person's own link is made here; below it, by its key, lies its page. */
export const ownLinkPath = (locale: Locale, slug: string): string => `${petitionPath(locale, slug)}/own-link`
export const ownLinkPagePath = (
  locale: Locale,
  slug: string,
  key: string,
  credit: PartnerCredit = {},
): string => `${ownLinkPath(locale, slug)}/${key}${queryOf(credit)}`
/** What the press that confirmed a signature made one follow with it: newsletters, or news of the petition alone. */
export const FOLLOWED = ['newsletter', 'updates'] as const
export type Followed = (typeof FOLLOWED)[number]
/** What the page of thanks is told of the press: nothing by which anybody could be known. */
export type ThanksTold = PartnerCredit & { followed?: Followed }
export const thanksPath = (locale: Locale, slug: string, told: ThanksTold = {}): string =>
  `${petitionPath(locale, slug)}/thanks${queryOf(told)}`
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
