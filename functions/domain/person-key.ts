/** Whether this may be a person's key: an HMAC-SHA-256 in base64url. */
export function isPersonKey(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text)
}
