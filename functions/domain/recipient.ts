import type { Audience } from './campaign.ts'
import type { Delivery, SkipReason } from './delivery.ts'
import type { ListId } from './list.ts'
import type { Locale } from './locale.ts'
import type { Signature } from './signature.ts'
import type { Subscription } from './subscription.ts'
import type { Suppression } from './suppression.ts'

/** Somebody who follows some lists, as they are found when an audience is gathered. */
export type Follower = {
  person: string
  /** What they follow of the lists that were asked for, in the order in which those were named. */
  follows: readonly Pick<Subscription, 'list' | 'locale' | 'since'>[]
  suppression?: Pick<Suppression, 'scope'>
  /** Of the petitions among the lists, as far as they stand. */
  signatures: readonly Pick<Signature, 'state' | 'country'>[]
}

/** Who is in an audience: their lists that make them so, and their language. */
export type Member = Pick<Delivery, 'person' | 'lists' | 'locale'>

/**
 * Whether somebody is in a campaign's audience: who follows one of its lists when it begins (`startedAt`; absent:
 * now) and is not suppressed, once, however many they follow. Their language is that of the first of those; their
 * countries are those that they gave where they signed.
 */
export function memberOf(
  { person, follows, suppression, signatures }: Follower,
  { locales, countries }: Pick<Audience, 'locales' | 'countries'>,
  startedAt: string | undefined,
): Member | undefined {
  const standing = follows.filter(({ since }) => startedAt === undefined || since <= startedAt)
  const [first] = standing
  if (first === undefined || isSuppressed(suppression)) return undefined
  if (locales.length > 0 && !locales.includes(first.locale)) return undefined
  const isFrom = signatures.some((one) => isSigner(one) && countries.includes(one.country))
  if (countries.length > 0 && !isFrom) return undefined
  return { person, lists: standing.map(({ list }) => list), locale: first.locale }
}

/** What stands of a recipient right before their turn. */
export type Standing = {
  /** Of the delivery's lists, in their order, those they left too; none where nothing is left of them. */
  subscriptions: readonly Subscription[]
  suppression?: Pick<Suppression, 'scope'>
  /** Of the petitions whose signers are greeted by name. */
  signatures: readonly Pick<Signature, 'state' | 'givenName'>[]
}

export type Recipient = { person: string; email: string; locale: Locale; lists: ListId[]; name?: string }

/** Where a mail goes, by the first list that they still follow, or why it does not go any more. */
export function recipientOf(
  { person }: Pick<Delivery, 'person'>,
  { subscriptions, suppression, signatures }: Standing,
): Recipient | Extract<SkipReason, 'left' | 'suppressed' | 'erased'> {
  if (subscriptions.length === 0) return 'erased'
  if (isSuppressed(suppression)) return 'suppressed'
  const followed = subscriptions.filter(({ state }) => state === 'active')
  const [first] = followed
  if (first?.email === undefined) return 'left'
  const name = signatures.find(isSigner)?.givenName
  return {
    person,
    email: first.email,
    locale: first.locale,
    lists: followed.map(({ list }) => list),
    ...(name === undefined ? {} : { name }),
  }
}

const isSuppressed = (suppression: Pick<Suppression, 'scope'> | undefined): boolean =>
  suppression !== undefined && suppression.scope !== 'none'

const isSigner = ({ state }: Pick<Signature, 'state'>): boolean => state === 'confirmed' || state === 'held'
