import { EVERYTHING, type Link, openLink } from '../domain/link.ts'
import { isSlug, type Petition } from '../domain/petition.ts'
import type { Dependencies } from './dependencies.ts'

type Needs = Pick<Dependencies, 'links' | 'mac' | 'now' | 'stores'> & {
  petition: (slug: string) => Promise<Petition | undefined>
}

/** What the mail was about that somebody did not ask for: a petition, the newsletter, or one's own data. */
export type NotMeAbout = { petition: Petition } | { what: 'newsletter' | 'my-data' }

export type NotMe = { ok: true; about: NotMeAbout } | { ok: false; because: 'unknown' | 'expired' }

/**
 * What a "this wasn't me" link leads to, for showing. What it is about may have gone by now: such a mail
 * is often read weeks later, and its reader still wants no other.
 */
export async function openNotMeLink(deps: Needs, token: string): Promise<NotMe> {
  const opened = open(deps, token)
  return opened.ok ? { ok: true, about: await aboutOf(deps, opened.link) } : opened
}

/**
 * "This wasn't me", from any mail: suppresses the address, so that no form can make Luid mail it again,
 * removes what the mail was about with all that was typed, and ends every subscription. The suppression
 * is written first: it must not be lost to a crash. Pressing again is harmless.
 */
export async function denyByLink(deps: Needs, token: string): Promise<NotMe> {
  const opened = open(deps, token)
  if (!opened.ok) return opened
  const { about, person, nonce = '' } = opened.link
  const { suppressions, signatures, subscriptions, myDataRequests } = deps.stores
  const now = deps.now()
  await suppressions.suppress(person, 'all', 'not-me', now)
  // A slug may look like the name of a request, and a petition may be called `all`: the nonce tells them apart.
  if (isSlug(about)) await signatures.disown({ petition: about, person }, nonce)
  await subscriptions.dropRequest({ person, id: about }, nonce)
  if (about === EVERYTHING) await myDataRequests.drop(person, nonce)
  await subscriptions.leaveAll(person, 'not-me', now)
  return { ok: true, about: await aboutOf(deps, opened.link) }
}

function open(
  deps: Needs,
  token: string,
): { ok: true; link: Link } | { ok: false; because: 'unknown' | 'expired' } {
  const opened = openLink(token, 'not-me', deps.links, deps.mac, deps.now())
  if (opened.ok) return { ok: true, link: opened.value }
  return { ok: false, because: opened.code === 'link-expired' ? 'expired' : 'unknown' }
}

async function aboutOf(deps: Needs, { about }: Link): Promise<NotMeAbout> {
  if (about === EVERYTHING) return { what: 'my-data' }
  const petition = isSlug(about) ? await deps.petition(about) : undefined
  return petition === undefined ? { what: 'newsletter' } : { petition }
}
