import { textHash } from '../../functions/crypto.ts'
import type { ConsentTexts } from '../../functions/domain/consent.ts'
import { type Application, SIGNER } from '../http/application.ts'
import { personItems } from './person-items.ts'

/** The texts of the consent to updates; `version` counts how often they were changed. */
export function updatesTexts(version = 1): ConsentTexts {
  const text = (locale: 'nl' | 'en', number: number) => {
    const words = `${locale === 'nl' ? 'Mail mij over deze petitie' : 'Mail me about this petition'} (${number}).`
    return { version: number, locale, text: words, hash: textHash(words), since: '2026-11-01T00:00:00.000Z' }
  }
  const past = Array.from({ length: version - 1 }, (_, i) => [text('nl', i + 1), text('en', i + 1)])
  return { consents: { nl: text('nl', version), en: text('en', version) }, pastConsents: past.flat() }
}

let signers = 0
/** An address that nobody has signed with. */
export const newSigner = () => `tekenaar-${++signers}@example.org`

export type SignForm = Awaited<ReturnType<typeof signForm>>

/**
 * The sign form of a petition of its own that offers two topics and its updates. Who fills it in, and on which
 * petition, is `email` and `slug`: a test may give it another.
 */
export async function signForm(application: Application) {
  // Memories of topics are some seconds old at most.
  application.pass(1)
  const [first, second] = [await application.topic(), await application.topic()]
  const form = {
    first,
    second,
    slug: await application.petition({ topics: [first, second], updates: updatesTexts() }),
    email: newSigner(),
  }
  return Object.assign(form, {
    sign: (more: object, to = form.slug): Promise<Response> =>
      application.postJson(`/api/petitions/${to}/signatures`, {
        ...SIGNER,
        email: form.email,
        ageConfirmed: true,
        ...more,
      }),
    standing: () => application.signature(form.slug, form.email),
    link: () => application.link(form.slug, 'confirm-signature', form.email),
    /** Everything that is kept under the address. */
    stored: () => personItems(application, form.email),
  })
}
