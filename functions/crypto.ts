import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Mac } from './domain/link.ts'

/** HMAC-SHA-256 in base64url (43 characters), and equality in constant time. */
export const mac: Mac = {
  hmac: (secret, message) => createHmac('sha256', secret).update(message).digest('base64url'),
  equal: (a, b) => {
    const [left, right] = [Buffer.from(a), Buffer.from(b)]
    return left.length === right.length && timingSafeEqual(left, right)
  },
}

/** 128 random bits in base64url (22 characters). */
export function randomNonce(): string {
  return randomBytes(16).toString('base64url')
}

/** SHA-256 of a text, base64url. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function contentHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The key of a person: an HMAC of the canonical address, so that no key, log or URL carries one. */
export function personKey(secret: string, canonicalAddress: string): string {
  return mac.hmac(secret, canonicalAddress)
}
