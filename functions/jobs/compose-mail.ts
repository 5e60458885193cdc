import { type LinkKeyring, type LinkPurpose, type Mac, sealLink } from '../domain/link.ts'
import { type Petition, shownLocale } from '../domain/petition.ts'
import { CONFIRM_LINK_LIFE_MS, type Signature } from '../domain/signature.ts'
import type { Message } from '../mail/message.ts'
import { alreadySignedMail } from '../mail/templates/already-signed.ts'
import { confirmationMail } from '../mail/templates/confirmation.ts'

/** "This wasn't me" must outlive the moment: a mail is often read weeks later. */
const NOT_ME_LINK_LIFE_MS = 90 * 24 * 60 * 60 * 1000

export type Composition = {
  petition: (slug: string) => Promise<Petition | undefined>
  links: LinkKeyring
  mac: Mac
  now: () => Date
  publicUrl: string
  organisation: string
  from: string
}

/**
 * Composes the mail that a signature waits for, in the signer's language. It repeats nothing that was
 * typed, which could be a spammer's words; only the petition's own title and links.
 */
export function mailComposer(deps: Composition): (signature: Signature) => Promise<Message | undefined> {
  return async (signature) => {
    const petition = await deps.petition(signature.petition)
    const title = petition?.texts[shownLocale(petition, signature.locale)]?.title
    if (petition === undefined || title === undefined || signature.mailDue === undefined) return undefined
    const link = (purpose: LinkPurpose, path: string, life: number) => {
      const { petition: slug, person, nonce } = signature
      const expires = new Date(deps.now().getTime() + life)
      const token = sealLink({ purpose, about: slug, person, nonce, expires }, deps.links, deps.mac)
      return `${deps.publicUrl}/${signature.locale}/${path}/${token}`
    }
    const shared = {
      locale: signature.locale,
      organisation: deps.organisation,
      publicUrl: deps.publicUrl,
      petitionTitle: title,
      petitionLocale: shownLocale(petition, signature.locale),
      notMeUrl: link('not-me', 'not-me', NOT_ME_LINK_LIFE_MS),
    }
    const content =
      signature.mailDue.mail === 'confirm'
        ? confirmationMail({
            ...shared,
            confirmUrl: link('confirm-signature', 'confirm', CONFIRM_LINK_LIFE_MS),
          })
        : alreadySignedMail({
            ...shared,
            petitionUrl: `${deps.publicUrl}/${signature.locale}/petitions/${signature.petition}`,
          })
    return {
      ...content,
      from: { name: deps.organisation, address: deps.from },
      to: signature.email,
      language: signature.locale,
      tags: { mail: signature.mailDue.mail, petition: signature.petition },
    }
  }
}
