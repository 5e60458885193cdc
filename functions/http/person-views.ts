import type { MyDataView } from '../../web/pages/my-data.tsx'
import { texts } from '../../web/texts/texts.ts'
import { type Campaign, campaignLocale } from '../domain/campaign.ts'
import { consentIn } from '../domain/consent.ts'
import { followedList, type ListSources, withConsents } from '../domain/followed-list.ts'
import type { ListId } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import type { PersonRecord } from '../domain/person-record.ts'
import { unfilled } from '../domain/placeholders.ts'
import { type Signature, signatureStateAt } from '../domain/signature.ts'
import { isPending, type SubscriptionReceipt } from '../domain/subscription.ts'
import { petitionName } from './petition-views.ts'

/** What is kept of a person, oldest first, with the names and texts that a reader of `locale` knows it by. */
export type NamedRecord = Awaited<ReturnType<typeof namedRecord>>

/** Where what a record only names is looked up. */
export type RecordSources = ListSources & { campaign: (id: string) => Promise<Campaign | undefined> }

/**
 * Looks up what is only named in a person's record: titles, names of lists, subjects of mails, and the texts that were
 * agreed to.
 */
export async function namedRecord(record: PersonRecord, sources: RecordSources, locale: Locale, now: Date) {
  const { signatures, subscriptions, receipts, requests, deliveries } = record
  const namesOf = (follows: readonly { list: ListId }[]) =>
    Promise.all(
      follows.map(async ({ list }) => {
        const { kind, name } = await followedList(sources, list, locale)
        return kind === 'updates' ? `${texts(locale).lists.updates} ${name}` : name
      }),
    )
  return {
    ...record,
    signatures: await Promise.all(
      inOrder(signatures, (one) => one.requestedAt).map(async (one) => ({
        ...one,
        ...(await signed(one, sources, locale)),
        state: signatureStateAt(one, now),
      })),
    ),
    subscriptions: await Promise.all(
      inOrder(subscriptions, (one) => one.since).map(async (one) => {
        const { name, locale: nameLocale } = await followedList(sources, one.list, locale)
        return { ...one, name, nameLocale }
      }),
    ),
    receipts: await Promise.all(
      inOrder(receipts, (one) => one.confirmedAt).map(async (one) => ({
        ...one,
        ...(await agreed(one, sources, locale)),
      })),
    ),
    requests: await Promise.all(
      inOrder(requests, (one) => one.requestedAt).map(async (one) => ({
        ...one,
        names: await namesOf(one.follows),
      })),
    ),
    deliveries: await Promise.all(
      inOrder(deliveries, (one) => one.at).map(async (one) => ({
        ...one,
        ...(await mailed(one.campaign, sources, locale)),
      })),
    ),
  }
}

/** What is kept of a person, as its page shows it. */
export function myDataView(named: NamedRecord, now: Date): MyDataView {
  const { signatures, subscriptions, receipts, requests, mails, feedback, deliveries, suppression } = named
  return {
    signatures: signatures.map(({ text, consent, ...one }) => ({
      ...one,
      consent: { ...consent, ...(text === undefined ? {} : { text }) },
    })),
    subscriptions,
    receipts,
    requests: requests.filter((request) => isPending(request, now)),
    mails: mailViews(mails),
    deliveries,
    feedback,
    ...(suppression === undefined || suppression.scope === 'none'
      ? {}
      : { suppression: { ...suppression, scope: suppression.scope } }),
  }
}

/**
 * Everything that is kept of a person, for them to take along. Without the numbers that make up links:
 * whoever gets hold of the file must not be able to press their buttons.
 */
export function myDataDownload(named: NamedRecord, now: Date) {
  const {
    person,
    signatures,
    subscriptions,
    receipts,
    requests,
    myDataRequest,
    feedback,
    deliveries,
    ...rest
  } = named
  return {
    madeAt: now.toISOString(),
    person,
    signatures: signatures.map(kept),
    subscriptions: subscriptions.map(kept),
    receipts,
    requests: requests.map(kept),
    ...(myDataRequest === undefined ? {} : { myDataRequest: kept(myDataRequest) }),
    feedback: feedback.map(kept),
    deliveries: deliveries.map(kept),
    ...rest,
  }
}

/** When mails went and what they were: a slot's purpose without what it was about. */
export function mailViews(mails: PersonRecord['mails']): { at: string; kind: string }[] {
  return mails.map(({ at, purpose }) => ({ at, kind: purpose.split('#')[0] ?? '' }))
}

function kept<Item extends object>(item: Item): Omit<Item, 'person' | 'nonce'> {
  const { person: _, nonce: _nonce, ...rest } = item as Item & { person?: unknown; nonce?: unknown }
  return rest as Omit<Item, 'person' | 'nonce'>
}

/** The petition's title, and the text that the signer agreed to. */
async function signed({ petition: slug, consent }: Signature, sources: ListSources, locale: Locale) {
  const textIn = (found: typeof petition) =>
    found === undefined ? undefined : consentIn(found, consent.locale, consent.version)?.text
  let petition = await sources.petition(slug)
  // A function may not have heard yet of the text that another one showed.
  if (petition !== undefined && textIn(petition) === undefined) petition = await sources.petition(slug, true)
  const text = textIn(petition)
  const name = petition === undefined ? { title: slug, locale } : petitionName(petition, locale)
  return { title: name.title, titleLocale: name.locale, ...(text === undefined ? {} : { text }) }
}

/** What a campaign's mail is called: its subject, in the reader's language where there is one. */
async function mailed(id: string, sources: RecordSources, locale: Locale) {
  const campaign = await sources.campaign(id)
  if (campaign === undefined) return { subject: id, subjectLocale: locale }
  const subjectLocale = campaignLocale(campaign, locale)
  return { subject: unfilled(campaign.content[subjectLocale]?.subject ?? id), subjectLocale }
}

/** The list's name, and the text that its follower agreed to: of an import, the one they were shown elsewhere. */
async function agreed(receipt: SubscriptionReceipt, sources: ListSources, locale: Locale) {
  const { list, imported } = receipt
  const [followed] = await withConsents(sources, [{ list, consent: receipt }], locale)
  const text = imported?.text ?? followed?.consentText
  const { name, locale: nameLocale } = followed ?? { name: list, locale }
  return { name, nameLocale, ...(text === undefined ? {} : { text }) }
}

const inOrder = <One>(all: readonly One[], at: (one: One) => string): One[] =>
  [...all].sort((a, b) => (at(a) < at(b) ? -1 : 1))
