import { saysYes } from '../domain/consent.ts'
import { isLocale } from '../domain/locale.ts'
import { isLinkCode } from '../domain/own-link.ts'
import type { Petition } from '../domain/petition.ts'
import { MOST_TOPICS, offered, type Topic } from '../domain/topic.ts'
import type { TopicCache } from '../domain/topic-cache.ts'
import { SOURCE } from './sign-request.ts'
import { followable, shownVersions } from './topic-follows.ts'

type Topics = Pick<TopicCache, 'read'>

const VERSION = /^\d{1,6}$/

/**
 * A form's fields as the JSON body has them: ticked boxes are true, an empty optional field is an absent
 * one. What a visitor never typed must not stop them: a wrong source, partner or link is left out, and so is what
 * can be followed no more. A `newsletter` box without a value of its own is the first topic on offer.
 */
export async function fromForm(
  form: URLSearchParams,
  petition: Petition,
  topics: Topics,
): Promise<Record<string, unknown>> {
  const filled = Object.fromEntries([...form].filter(([, value]) => value.trim() !== ''))
  const { source: _source, partner: _partner, via: _via, consentVersion, updatesVersion, ...rest } = filled
  const { consentLocale, updatesLocale, ...typed } = rest
  const credit = creditIn(form, petition)
  const [first] = form.getAll('newsletter').some(saysYes)
    ? await choicesOf(petition, topics, credit.partner)
    : []
  const named = form.getAll('newsletter').map((box) => (saysYes(box) ? (first?.topic ?? '') : box))
  return {
    ...typed,
    consent: isTicked(form, 'consent'),
    showName: isTicked(form, 'showName'),
    ageConfirmed: isTicked(form, 'ageConfirmed'),
    newsletter: await followable(topics, [...new Set(named)].slice(0, MOST_TOPICS), credit.partner),
    topicVersions: shownVersions(form, 'topicVersion.'),
    updates: isTicked(form, 'updates') && petition.updates !== undefined,
    ...versionIn('consentVersion', consentVersion),
    ...versionIn('updatesVersion', updatesVersion),
    ...(isLocale(consentLocale ?? '') ? { consentLocale } : {}),
    ...(isLocale(updatesLocale ?? '') ? { updatesLocale } : {}),
    ...credit,
  }
}

/** The topics that a petition's form offers to whom this partner sends, or none. */
async function choicesOf(petition: Petition, topics: Topics, partner: string | undefined): Promise<Topic[]> {
  const found = await Promise.all(petition.topics.map((topic) => topics.read(topic)))
  return offered(
    found.flatMap((topic) => topic ?? []),
    partner,
  )
}

/** A form that sends a hidden field along with a box (`0`, then `1`) has it ticked where either says so. */
export const isTicked = (form: URLSearchParams, box: string): boolean => form.getAll(box).some(saysYes)

const versionIn = (name: string, value: string | undefined): Record<string, number> =>
  value !== undefined && VERSION.test(value) ? { [name]: Number(value) } : {}

/** The source, the partner and the person's own link that a form or an address names: only what a signature may be credited to. */
export function creditIn(
  named: URLSearchParams,
  petition: Petition,
): { source?: string; partner?: string; via?: string } {
  const [source = '', partner = '', via = ''] = ['source', 'partner', 'via'].map(
    (name) => named.get(name) ?? '',
  )
  return {
    ...(SOURCE.test(source) ? { source } : {}),
    ...(petition.partners.includes(partner) ? { partner } : {}),
    ...(isLinkCode(via) ? { via } : {}),
  }
}
