import { accepted, type Result, refused } from './result.ts'

/** What a link in a mail may be used for; a link for one purpose opens nothing else. */
export type LinkPurpose =
  | 'confirm-signature'
  | 'confirm-subscription'
  | 'not-me'
  | 'unsubscribe'
  | 'preferences'
  | 'my-data'

/** What a link is about where it is about everything of a person. */
export const EVERYTHING = 'all'

/** What a link says. It carries no name and no address: newsletters and mails get forwarded. */
export type Link = {
  purpose: LinkPurpose
  /** A petition's slug, a list, a request to follow, or EVERYTHING. */
  about: string
  person: string
  /** The nonce of the request that the link belongs to: a new request makes old links void. Absent: of none. */
  nonce?: string
  /** The campaign whose mail the link stands in; such a link belongs to no request. */
  campaign?: string
  /** Absent: never. */
  expires?: Date
}

export type LinkRefusal = 'link-unknown' | 'link-expired'

/** The keys that sign links: the current one signs, all of them verify. */
export type LinkKeyring = { current: string; keys: Readonly<Record<string, string>> }

/** HMAC-SHA-256 in base64url, and a comparison in constant time. */
export type Mac = {
  hmac: (secret: string, message: string) => string
  equal: (a: string, b: string) => boolean
}

const CODES: Readonly<Record<LinkPurpose, string>> = {
  'confirm-signature': 'c',
  'confirm-subscription': 's',
  'not-me': 'n',
  unsubscribe: 'u',
  preferences: 'p',
  'my-data': 'm',
}
/** Links that stand in mails nobody asked for one by one: they name a campaign where others name a request. */
const OF_CAMPAIGNS: ReadonlySet<string> = new Set<LinkPurpose>(['unsubscribe', 'preferences'])
const PURPOSES = Object.fromEntries(Object.entries(CODES).map(([purpose, code]) => [code, purpose]))
const TOKEN =
  /^([a-z0-9]{1,8})\.([a-z])\.([A-Za-z0-9_-]{2,100})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{22,40})?\.([0-9a-z]{1,9})?\.([A-Za-z0-9_-]{43})$/

/** The token of a link: its parts in the open, sealed by the current key. Precision: one second. */
export function sealLink(link: Link, keyring: LinkKeyring, mac: Mac): string {
  const secret = keyring.keys[keyring.current]
  if (secret === undefined) throw new Error('The current link key is missing from the key ring.')
  const { purpose, about, person, nonce, campaign, expires } = link
  const from = (OF_CAMPAIGNS.has(purpose) ? campaign : nonce) ?? ''
  const until = expires === undefined ? '' : Math.floor(expires.getTime() / 1000).toString(36)
  const body = [keyring.current, CODES[purpose], about, person, from, until].join('.')
  return `${body}.${mac.hmac(secret, body)}`
}

/**
 * Opens a token: genuine, for this purpose and in time, or refused. The seal is checked before
 * anything that the token says is believed; whoever forges learns nothing from the answer.
 */
export function openLink<Purpose extends LinkPurpose>(
  token: string,
  purpose: Purpose,
  keyring: LinkKeyring,
  mac: Mac,
  now: Date,
): Result<Link & { purpose: Purpose }, LinkRefusal> {
  const parts = TOKEN.exec(token)
  if (parts === null) return refused('link-unknown')
  const [, keyId = '', code = '', about = '', person = '', from, expires, seal = ''] = parts
  const secret = Object.hasOwn(keyring.keys, keyId) ? keyring.keys[keyId] : undefined
  if (secret === undefined) return refused('link-unknown')
  if (!mac.equal(mac.hmac(secret, token.slice(0, token.lastIndexOf('.'))), seal))
    return refused('link-unknown')
  if (PURPOSES[code] !== purpose) return refused('link-unknown')
  const until = expires === undefined ? undefined : new Date(Number.parseInt(expires, 36) * 1000)
  if (until !== undefined && until <= now) return refused('link-expired')
  return accepted({
    purpose,
    about,
    person,
    ...(from === undefined ? {} : { [OF_CAMPAIGNS.has(purpose) ? 'campaign' : 'nonce']: from }),
    ...(until === undefined ? {} : { expires: until }),
  })
}
