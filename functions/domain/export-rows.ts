import type { CsvCell } from './csv.ts'
import type { Delivery } from './delivery.ts'
import type { Signature } from './signature.ts'
import type { Subscription, SubscriptionReceipt } from './subscription.ts'

const yesOrNo = (is: boolean | undefined): string => (is === true ? 'yes' : 'no')

/** Of each signature: what the signer said, and what they agreed to. */
export const SIGNATURE_COLUMNS = [
  'givenName',
  'familyName',
  'email',
  'country',
  'city',
  'postalCode',
  'locale',
  'source',
  'partner',
  'showName',
  'consentVersion',
  'consentLocale',
  'requestedAt',
  'confirmedAt',
] as const

export function signatureRow(signature: Signature): CsvCell[] {
  const { consent } = signature
  return [
    signature.givenName,
    signature.familyName,
    signature.email,
    signature.country,
    signature.city ?? '',
    signature.postalCode ?? '',
    signature.locale,
    signature.source,
    signature.partner ?? '',
    yesOrNo(signature.showName),
    consent.version,
    consent.locale,
    signature.requestedAt,
    signature.confirmedAt ?? '',
  ]
}

/** What is handed over to whom the petition is for. Never an address. */
export const HANDOVER_COLUMNS = ['givenName', 'familyName', 'city', 'country'] as const

export function handoverRow({ givenName, familyName, city, country }: Signature): CsvCell[] {
  return [givenName, familyName, city ?? '', country]
}

/** Of each follower: where their mail goes, and the proof of what they agreed to. */
export const SUBSCRIBER_COLUMNS = [
  'email',
  'locale',
  'list',
  'since',
  'consentVersion',
  'consentLocale',
  'consentHash',
  'consentAskedAt',
  'consentConfirmedAt',
  'channel',
  'importSource',
] as const

export function subscriberRow(
  { email, locale, list, since }: Subscription,
  receipt: SubscriptionReceipt | undefined,
): CsvCell[] {
  return [
    email ?? '',
    locale,
    list,
    since,
    receipt?.version ?? '',
    receipt?.locale ?? '',
    receipt?.hash ?? '',
    receipt?.askedAt ?? '',
    receipt?.confirmedAt ?? '',
    receipt?.channel ?? '',
    receipt?.imported?.source ?? '',
  ]
}

/** Of each recipient of a campaign: what became of their mail. The address only of who still follows one of its lists. */
export const DELIVERY_COLUMNS = [
  'email',
  'locale',
  'lists',
  'state',
  'reason',
  'transient',
  'at',
  'unsubscribedAt',
] as const

export function deliveryRow(delivery: Delivery, email: string | undefined): CsvCell[] {
  return [
    email ?? '',
    delivery.locale,
    delivery.lists.join(' '),
    delivery.state,
    delivery.reason ?? '',
    yesOrNo(delivery.transient),
    delivery.at,
    delivery.unsubscribedAt ?? '',
  ]
}
