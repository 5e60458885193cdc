import { type Entry, type Figure, net } from './counts.ts'

/** A stream record's place in its shard: its sequence number, padded so that text order is its order. */
export type Numbered = { sequence: string }

/** A record with what it does to the figures. */
export type Counted = Numbered & { entries: readonly Entry[] }

/** One commit: what is added up to and including a record. */
export type Commit<Of extends Counted> = {
  entries: Entry[]
  through: string
  covers: readonly Of[]
  rest: readonly Of[]
}

/** AWS sequence numbers have 21 to 40 digits; a DynamoDB number holds 38, so they are kept as text. */
const SEQUENCE_DIGITS = 40

/** A sequence number zero-padded to 40 digits. Throws for what is not one: nothing can be counted past it. */
export function padSequence(sequence: string): string {
  if (!/^\d{1,40}$/.test(sequence)) throw new Error('A stream record has no readable sequence number.')
  return sequence.padStart(SEQUENCE_DIGITS, '0')
}

/** The records that lie past a checkpoint, each once, in the order of their shard. */
export function unseen<Of extends Numbered>(records: readonly Of[], checkpoint: string | undefined): Of[] {
  const bySequence = new Map<string, Of>()
  for (const record of records)
    if (checkpoint === undefined || record.sequence > checkpoint) bySequence.set(record.sequence, record)
  return [...bySequence.values()].sort((a, b) => (a.sequence < b.sequence ? -1 : 1))
}

/**
 * The longest prefix of a batch that changes at most `maxItems` stored items, folded. `itemId` names
 * the item that holds a figure. A first record is always taken, so that a batch never stands still.
 */
export function nextCommit<Of extends Counted>(
  records: readonly [Of, ...Of[]],
  maxItems: number,
  itemId: (figure: Figure) => string,
): Commit<Of> {
  const items = new Set<string>()
  let taken = 0
  let through = records[0].sequence
  for (const record of records) {
    const touched = new Set(record.entries.map(({ figure }) => itemId(figure)))
    const fresh = [...touched].filter((id) => !items.has(id))
    if (taken > 0 && items.size + fresh.length > maxItems) break
    for (const id of fresh) items.add(id)
    through = record.sequence
    taken += 1
  }
  const covers = records.slice(0, taken)
  const entries = net(covers.flatMap((record) => record.entries))
  return { entries, through, covers, rest: records.slice(taken) }
}
