import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { datedId } from '../../functions/domain/dated-id.ts'
import { type Link, type LinkKeyring, openLink, sealLink } from '../../functions/domain/link.ts'

const NOW = new Date('2026-11-21T12:00:00.000Z')
const KEYS: LinkKeyring = { current: 'k1', keys: { k1: 'the first secret' } }
const LINK = {
  purpose: 'confirm-signature',
  about: 'geen-kind-te-koop',
  person: 'p'.repeat(43),
  nonce: 'n'.repeat(22),
  expires: new Date('2026-11-28T12:00:00.000Z'),
} as const satisfies Link
const open = (token: string, keys = KEYS, now = NOW) => openLink(token, 'confirm-signature', keys, mac, now)

const link = fc.record({
  purpose: fc.constantFrom<Link['purpose']>('confirm-signature', 'not-me', 'my-data'),
  about: fc.stringMatching(/^[a-z0-9-]{3,80}$/),
  person: fc.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  nonce: fc.stringMatching(/^[A-Za-z0-9_-]{22}$/),
  expires: fc.integer({ min: NOW.getTime() / 1000 + 1, max: 4_000_000_000 }).map((s) => new Date(s * 1000)),
})
const standing = fc.record({
  purpose: fc.constantFrom<Link['purpose']>('unsubscribe', 'preferences'),
  campaign: fc.integer({ min: 0, max: 4_000_000_000_000 }).map((ms) => datedId(new Date(ms), 'a1b2c3d4')),
})
/** Links without a nonce or an end too: newsletters carry those, with their campaign and without. */
const anyLink = fc
  .tuple(link, standing)
  .chain(([{ purpose, about, person, expires, nonce }, ofCampaign]) =>
    fc.constantFrom<Link>(
      { purpose, about, person, expires, nonce },
      { purpose, about, person },
      { purpose, about, person, expires },
      { about, person, purpose: ofCampaign.purpose },
      { about, person, ...ofCampaign },
    ),
  )

describe('a link in a mail (STANDARDS 7)', () => {
  it('opens to what it was sealed with, for its own purpose only', () => {
    fc.assert(
      fc.property(anyLink, (sealed) => {
        const token = sealLink(sealed, KEYS, mac)
        expect(openLink(token, sealed.purpose, KEYS, mac, NOW)).toEqual({ ok: true, value: sealed })
        const other = sealed.purpose === 'not-me' ? 'confirm-signature' : 'not-me'
        expect(openLink(token, other, KEYS, mac, NOW)).toEqual({ ok: false, code: 'link-unknown' })
      }),
    )
  })

  it('is refused when any one character of it is another', () => {
    const token = sealLink(LINK, KEYS, mac)
    const characters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.']
    for (let at = 0; at < token.length; at++)
      for (const character of characters) {
        if (character === token[at]) continue
        const forged = token.slice(0, at) + character + token.slice(at + 1)
        expect(open(forged), `character ${at} as ${character}`).toEqual({ ok: false, code: 'link-unknown' })
      }
  })

  it('is refused when it is cut, lengthened or made up', () => {
    const token = sealLink(LINK, KEYS, mac)
    for (let length = 0; length < token.length; length++) expect(open(token.slice(0, length)).ok).toBe(false)
    expect(open(`${token}A`).ok).toBe(false)
    expect(open(` ${token}`).ok).toBe(false)
    expect(open(`${token}\n`).ok).toBe(false)
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(open(text).ok).toBe(false)
      }),
    )
  })

  it('is refused when someone else sealed it, with a key of their own', () => {
    const theirs = sealLink(LINK, { current: 'k1', keys: { k1: 'a guess' } }, mac)
    expect(open(theirs)).toEqual({ ok: false, code: 'link-unknown' })
    const named = sealLink(LINK, { current: 'k2', keys: { k2: 'a guess' } }, mac)
    expect(open(named)).toEqual({ ok: false, code: 'link-unknown' })
  })

  it('keeps working after the key is rotated, while new links are sealed with the new key', () => {
    const old = sealLink(LINK, KEYS, mac)
    const rotated: LinkKeyring = { current: 'k2', keys: { ...KEYS.keys, k2: 'the second secret' } }
    expect(open(old, rotated).ok).toBe(true)
    expect(sealLink(LINK, rotated, mac)).toMatch(/^k2\./)
    expect(open(sealLink(LINK, rotated, mac), KEYS).ok).toBe(false)
  })

  it('works until its last second and not in it', () => {
    const token = sealLink(LINK, KEYS, mac)
    expect(open(token, KEYS, new Date(LINK.expires.getTime() - 1)).ok).toBe(true)
    expect(open(token, KEYS, LINK.expires)).toEqual({ ok: false, code: 'link-expired' })
  })

  it('tells whoever forges an expired link nothing: the seal is looked at first', () => {
    const token = sealLink({ ...LINK, expires: new Date(0) }, KEYS, mac)
    const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    expect(open(token)).toEqual({ ok: false, code: 'link-expired' })
    expect(open(forged)).toEqual({ ok: false, code: 'link-unknown' })
  })

  it('has one shape whoever it is for, and stays within what mail programs keep on a line', () => {
    const lengths = fc
      .sample(link, 200)
      .map((one) => sealLink({ ...one, about: LINK.about, expires: LINK.expires }, KEYS, mac).length)
    expect(new Set(lengths).size).toBe(1)
    expect(sealLink({ ...LINK, about: 'a'.repeat(80) }, KEYS, mac).length).toBeLessThan(220)
  })
})
