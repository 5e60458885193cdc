/**
 * A person's own share link. Whoever makes one holds a key, which is drawn at random and kept nowhere; the link itself
 * carries a code that is derived from the key and leads neither to anybody nor back to it. What a link brought is
 * counted once a night, and shown to whoever holds the key in steps.
 */

/** A link's key: 128 random bits, base64url. Its page shows what the link brought. */
const KEY = /^[A-Za-z0-9_-]{22}$/
/** A link's code: 96 bits of the key's hash, base64url. It stands in the link, and on the signatures that it brought. */
export const LINK_CODE = /^[A-Za-z0-9_-]{16}$/
const CODE_LENGTH = 16

export const isLinkKey = (text: string): boolean => KEY.test(text)
export const isLinkCode = (text: string): boolean => LINK_CODE.test(text)

/** The code of a link by its key. `hash` is a SHA-256 in base64url. */
export const linkCode = (key: string, hash: (text: string) => string): string =>
  hash(key).slice(0, CODE_LENGTH)

/** What a link brought is told in steps of this many. */
export const BROUGHT_STEP = 5

/**
 * What may be told of how many signatures a link brought: at least so many; 0 says fewer than the first step. Told
 * exactly, a link that was given to one friend would tell whether that friend signed; in steps, and a day late, it
 * tells that of nobody who is not made the last of five.
 *
 * That is its limit: whoever has four mailboxes of their own can sign with them by a link that nobody else knows, and
 * then give it to one friend. Nothing that counts can keep that from somebody who is everybody else.
 */
export const shownBrought = (count: number): number =>
  Math.floor(Math.max(0, count) / BROUGHT_STEP) * BROUGHT_STEP

/** How many links of one petition are counted in a night: what they are counted in must fit into memory. */
export const MOST_LINKS = 100_000

export type Tallied = {
  counts: ReadonlyMap<string, number>
  /** Whether no link was left out. */
  complete: boolean
}

/**
 * Counts what each link of one petition brought: confirmed signatures, whatever their order. A link that is counted at
 * all is counted wholly; from the one past `most` on, new ones are left out.
 */
export function linkTally(most = MOST_LINKS) {
  const counts = new Map<string, number>()
  let complete = true
  return {
    add: ({ state, via }: { state: string; via: string }): void => {
      if (state !== 'confirmed' || !isLinkCode(via)) return
      const known = counts.get(via)
      if (known !== undefined) counts.set(via, known + 1)
      else if (counts.size < most) counts.set(via, 1)
      else complete = false
    },
    read: (): Tallied => ({ counts, complete }),
  }
}

/**
 * What must be written so that the stored counts are those of a tally: nothing where they are. A stored link that the
 * tally does not name has brought nothing that still stands, unless links were left out: then it stays as it is.
 */
export function changedTallies(
  stored: ReadonlyMap<string, number>,
  { counts, complete }: Tallied,
): [code: string, count: number][] {
  const moved = [...counts].filter(([code, count]) => stored.get(code) !== count)
  const gone = complete ? [...stored].filter(([code, count]) => count !== 0 && !counts.has(code)) : []
  return [...moved, ...gone.map(([code]): [string, number] => [code, 0])]
}
