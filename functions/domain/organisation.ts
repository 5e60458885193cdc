/** Who sends a mail, and where they are: bulk mail names both. */
export type Sender = { name: string; postalAddress: string }

/** The organisation that Luid runs for, as admins keep it: the sender of mail about petitions. */
export type Organisation = Sender & {
  /** The id of its logo (domain/image.ts). */
  logo?: string
  /** Of what can be pressed, and of the band above each page: `#rrggbb`, as `parseColour` gives them. */
  colour?: string
  accent?: string
  updatedAt: string
  /** Raised by each change: two people editing at once are told. */
  version: number
}

/** The senders that differ among these, each once. */
export function distinctSenders(senders: readonly Sender[]): Sender[] {
  const named = senders.map(({ name, postalAddress }) => ({ name, postalAddress }))
  return [...new Map(named.map((one) => [`${one.name}\n${one.postalAddress}`, one])).values()]
}
