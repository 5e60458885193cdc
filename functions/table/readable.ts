/** What is read, or nothing where it cannot be. */
export function readable<Found>(read: () => Found): Found[] {
  try {
    return [read()]
  } catch {
    return []
  }
}

/** Reads what it can of these items, and counts those that it cannot. */
export function readAll<From, Found>(
  items: readonly From[],
  read: (item: From) => Found,
): { found: Found[]; unreadable: number } {
  const found = items.flatMap((item) => readable(() => read(item)))
  return { found, unreadable: items.length - found.length }
}

/** Told which list leaves out how many of its items. */
export type TellLeftOut = (list: string, items: number) => void

/** What a list holds, and how many more items of it cannot be read. */
export type Listed<Found> = { items: Found[]; unreadable: number }

/**
 * Reads the items of a list. One that cannot be read hides no other: it is left out, and told of. Where nobody is told,
 * as in a job that must go through them all, it throws.
 */
export function readListed<From, Found>(
  list: string,
  items: readonly From[],
  read: (item: From) => Found,
  tell: TellLeftOut | undefined,
): Listed<Found> {
  if (tell === undefined) return { items: items.map(read), unreadable: 0 }
  const { found, unreadable } = readAll(items, read)
  if (unreadable > 0) tell(list, unreadable)
  return { items: found, unreadable }
}
