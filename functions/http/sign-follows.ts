import {
  type ConsentChannel,
  type ConsentText,
  consentIn,
  consentVersion,
  receiptOf,
} from '../domain/consent.ts'
import { type Follow, updatesList } from '../domain/list.ts'
import type { Locale } from '../domain/locale.ts'
import { type Petition, shownLocale } from '../domain/petition.ts'
import type { TopicCache } from '../domain/topic-cache.ts'
import type { SharedDependencies } from './dependencies.ts'
import type { SignRequest } from './sign-request.ts'
import { topicFollows } from './topic-follows.ts'

type Needs = Pick<SharedDependencies, 'now'> & {
  stores: { petitions: Pick<SharedDependencies['stores']['petitions'], 'read'> }
  topics: Pick<TopicCache, 'shown'>
}

/**
 * What a signer asks to follow with the same press, each with a receipt of the very text that was shown. What
 * can be followed no more is left out: it must not keep anybody from signing.
 */
export async function signFollows(
  deps: Needs,
  petition: Petition,
  request: Pick<SignRequest, 'newsletter' | 'updates' | 'partner'>,
  from: { locale: Locale; channel: ConsentChannel },
): Promise<Follow[]> {
  const { follows } = await topicFollows(
    deps.topics,
    request.newsletter,
    { ...from, partner: request.partner },
    deps.now(),
  )
  if (request.updates === undefined) return follows
  const { version, locale = from.locale } = request.updates
  const consent = await updatesConsent(deps, petition, locale, version)
  if (consent === undefined) return follows
  return [
    ...follows,
    {
      list: updatesList(petition.slug),
      consent: receiptOf(consent, 'updates', from.channel, deps.now()),
    },
  ]
}

/** The text about updates that was shown. A version that never was is a client's mistake: the current text. */
async function updatesConsent(
  deps: Needs,
  remembered: Petition,
  locale: Locale,
  version: number | undefined,
): Promise<ConsentText | undefined> {
  const shown = (petition: Petition | undefined, asked?: number) => {
    if (petition?.updates === undefined) return undefined
    const own = asked === undefined ? undefined : consentVersion(petition.updates, locale, asked)
    return own ?? consentIn(petition.updates, shownLocale(petition, locale), asked)
  }
  return (
    shown(remembered, version) ??
    // Another function may have shown a text that this one has not heard of yet.
    shown(await deps.stores.petitions.read(remembered.slug, true), version) ??
    shown(remembered)
  )
}
