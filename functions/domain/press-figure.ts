/** What stood there at an instant, for the press: it never changes again, whoever signs or leaves later. */
export type PressFigure = {
  petition: string
  id: string
  at: string
  /** Confirmed signatures. */
  count: number
  /** Signatures on paper. */
  offline: number
  total: number
  note?: string
}

/** A figure of these signatures. */
export function frozen(
  of: { petition: string; id: string; count: number; offline: number; note?: string | undefined },
  now: Date,
): PressFigure {
  const { note, ...facts } = of
  const total = of.count + of.offline
  return { ...facts, at: now.toISOString(), total, ...(note === undefined ? {} : { note }) }
}
