import type { EmailAddress } from '../domain/email-address.ts'
import { openLink } from '../domain/link.ts'
import type { Locale } from '../domain/locale.ts'
import { MY_DATA_REQUEST_LIFE_MS } from '../domain/my-data.ts'
import { MAIL_BACKUP_MS } from '../domain/signature.ts'
import type { Dependencies } from './dependencies.ts'

/**
 * Asks for the mail with a link to one's own data. One conditional write, whatever is kept of the address:
 * only the mailbox owner learns whether there is anything.
 */
export async function askForMyData(
  deps: Pick<Dependencies, 'personKey' | 'newNonce' | 'now' | 'stores'>,
  email: EmailAddress,
  locale: Locale,
): Promise<void> {
  const now = deps.now()
  const after = (milliseconds: number) => new Date(now.getTime() + milliseconds).toISOString()
  await deps.stores.myDataRequests.ask({
    person: deps.personKey(email.canonical),
    email: email.typed,
    locale,
    nonce: deps.newNonce(),
    askedAt: now.toISOString(),
    mailDue: { mail: 'my-data', at: after(MAIL_BACKUP_MS) },
    expiresAt: after(MY_DATA_REQUEST_LIFE_MS),
  })
}

/**
 * Whose data a link opens: it must be genuine, in time, and belong to the request that stands there now.
 * Once everything is erased the request is gone, and the link leads nowhere. Changes nothing.
 */
export async function openMyDataLink(
  deps: Pick<Dependencies, 'links' | 'mac' | 'now' | 'stores'>,
  token: string,
): Promise<{ ok: true; person: string } | { ok: false; because: 'unknown' | 'expired' }> {
  const now = deps.now()
  const opened = openLink(token, 'my-data', deps.links, deps.mac, now)
  if (!opened.ok) return { ok: false, because: opened.code === 'link-expired' ? 'expired' : 'unknown' }
  const { person, nonce } = opened.value
  const request = await deps.stores.myDataRequests.read(person)
  const stands =
    request !== undefined && request.nonce === nonce && Date.parse(request.expiresAt) > now.getTime()
  return stands ? { ok: true, person } : { ok: false, because: 'expired' }
}
