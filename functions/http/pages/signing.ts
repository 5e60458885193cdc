import type { Context } from 'hono'
import type { SignForm } from '../../../web/pages/petition.tsx'
import { type Credit, FOLLOWED, partnerOf, type ThanksTold } from '../../../web/site.ts'
import { parseEmailAddress } from '../../domain/email-address.ts'
import { isCommonDomain, meantAddress } from '../../domain/email-typo.ts'
import type { Locale } from '../../domain/locale.ts'
import { type Petition, stateAt } from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import type { TopicCache } from '../../domain/topic-cache.ts'
import type { Dependencies } from '../dependencies.ts'
import { hasVelocity } from '../edge-checks.ts'
import { isPublic } from '../petition-views.ts'
import { resendConfirmation, sign } from '../sign.ts'
import { creditIn, fromForm } from '../sign-form.ts'
import { readSignRequest } from '../sign-request.ts'
import { pathLocale, readFields, readForm } from './page.ts'

/** A petition that the public may see, and the language that it is asked for in. */
export type Found = { locale: Locale; petition: Petition }

/** The petition and the language that a path names, or undefined where the public finds nothing there. */
export async function findPetition(
  c: Context,
  deps: Pick<Dependencies, 'now'>,
  petitions: PetitionCache,
): Promise<Found | undefined> {
  const locale = pathLocale(c)
  if (locale === undefined) return undefined
  const petition = await petitions.read(c.req.param('slug') ?? '')
  return isPublic(petition, deps.now()) ? { locale, petition } : undefined
}

/**
 * What became of a form. `signed` is the same whoever the address belongs to; `almost` is the well-known domain that
 * was probably meant, where the address looks mistyped: it depends on what was typed alone, and is no address.
 */
export type FormTaken =
  | { outcome: 'too-large' }
  | { outcome: 'closed' }
  | { outcome: 'invalid'; form: SignForm; credit: Credit }
  | { outcome: 'signed'; credit: Credit; almost?: string }

/** Takes a form that was sent, from the petition's own page or from a partner's. */
export async function takeForm(
  c: Context,
  deps: Dependencies,
  topics: TopicCache,
  { locale, petition }: Found,
  channel: 'page' | 'embed',
): Promise<FormTaken> {
  const form = await readFields(c)
  if (form === undefined) return { outcome: 'too-large' }
  if (stateAt(petition, deps.now()) !== 'open') return { outcome: 'closed' }
  const credit = creditIn(form, petition)
  const request = await readSignRequest(await fromForm(form, petition, topics), petition, topics)
  if (!request.ok) {
    const typed = { values: Object.fromEntries(form), chosen: form.getAll('newsletter') }
    return { outcome: 'invalid', form: { ...typed, errors: request.errors }, credit }
  }
  await sign({ ...deps, topics }, petition, request.value, { locale, channel, velocity: hasVelocity(c) })
  const meant = meantAddress(request.value.email.typed)
  return {
    outcome: 'signed',
    credit,
    ...(meant === undefined ? {} : { almost: meant.slice(meant.lastIndexOf('@') + 1) }),
  }
}

/** What the page after signing says of asking for the mail again. */
export type ResendForm = { sent: boolean; error?: string; email?: string }

/** Takes a request for the mail again; the answer is the same for every address. */
export async function takeResend(c: Context, deps: Dependencies, petition: Petition): Promise<ResendForm> {
  const typed = (await readForm(c))?.['email'] ?? ''
  const address = parseEmailAddress(typed)
  if (!address.ok) return { sent: false, error: address.code, email: typed }
  const person = deps.personKey(address.value.canonical)
  await resendConfirmation(deps, { petition: petition.slug, person })
  return { sent: true }
}

/** What the page of thanks is told, by its address or by the form that leads to it: only what it can be told. */
export function thanksToldIn(named: URLSearchParams, petition: Petition): ThanksTold {
  const followed = FOLLOWED.find((one) => one === named.get('followed'))
  return { ...partnerOf(creditIn(named, petition)), ...(followed === undefined ? {} : { followed }) }
}

/** The domain that an address almost has, where the path names one that many people have. */
export function almostIn(c: Context): { almost?: string } {
  const almost = c.req.query('almost') ?? ''
  return isCommonDomain(almost) ? { almost } : {}
}
