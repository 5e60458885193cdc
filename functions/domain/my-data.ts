import type { Locale } from './locale.ts'

/** Somebody asked by form to see what is kept of an address; the link goes there by mail. */
export type MyDataRequest = {
  person: string
  email: string
  locale: Locale
  nonce: string
  askedAt: string
  mailDue?: { mail: 'my-data'; at: string }
  /** When it is purged, with its link: MY_DATA_REQUEST_LIFE_MS after asking. */
  expiresAt: string
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A my-data link works this long after it was sent. */
export const MY_DATA_LINK_LIFE_MS = DAY_MS
/** A mail may wait for the account's quota for days, and its link then works a day. */
export const MY_DATA_REQUEST_LIFE_MS = 5 * DAY_MS
