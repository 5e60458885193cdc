import type { DeliveryState, SkipReason } from '../../functions/domain/delivery.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import type { SignatureState } from '../../functions/domain/signature.ts'

/** Everything that is kept of one person, as they are shown it. Times are ISO instants. */
export type MyDataView = {
  signatures: {
    petition: string
    title: string
    titleLocale: Locale
    state: SignatureState
    givenName: string
    familyName: string
    city?: string
    postalCode?: string
    country: string
    showName: boolean
    email: string
    /** How the signer came: what the link said. */
    source?: string
    partner?: string
    /** The code of somebody's own link. */
    via?: string
    requestedAt: string
    confirmedAt?: string
    consent: {
      version: number
      /** The language of the text. */
      locale?: Locale
      text?: string
      askedAt: string
      confirmedAt?: string
      withdrawnAt?: string
    }
  }[]
  subscriptions: {
    list: string
    name: string
    nameLocale: Locale
    state: 'active' | 'unsubscribed'
    email?: string
    locale: Locale
    since: string
    endedAt?: string
  }[]
  receipts: {
    list?: string
    name: string
    nameLocale?: Locale
    version: number
    /** The language of the text. */
    locale?: Locale
    text?: string
    channel: string
    /** Of an import: where the consent was given. */
    imported?: { source: string }
    askedAt: string
    confirmedAt: string
    withdrawnAt?: string
  }[]
  requests: { names: string[]; requestedAt: string }[]
  mails: { at: string; kind: string }[]
  /** Mails of campaigns, or why none went. */
  deliveries: {
    subject: string
    subjectLocale: Locale
    state: DeliveryState
    reason?: SkipReason
    at: string
    unsubscribedAt?: string
  }[]
  feedback: { at: string; kind: string }[]
  suppression?: { scope: 'bulk' | 'all'; because: string; at: string }
}
