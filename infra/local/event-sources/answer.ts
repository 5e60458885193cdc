import * as v from 'valibot'

const Answer = v.nullish(
  v.object({
    batchItemFailures: v.nullish(v.array(v.object({ itemIdentifier: v.nullish(v.string()) }))),
    state: v.optional(v.record(v.string(), v.unknown())),
  }),
)

/** What a function said about a batch: how many records from its start are done, and its new state. */
export type Outcome = { done: number; state: Record<string, unknown> | undefined }

/**
 * Reads a function's answer as Lambda does (AWS "Configuring partial batch response"): the earliest
 * reported record and all after it are to be tried again; a report that names no record of the batch
 * means all of them. Throws on an answer of another shape, and where a tumbling window gets no state.
 */
export function readAnswer(answer: unknown, sequenceNumbers: readonly string[], window: boolean): Outcome {
  const read = v.parse(Answer, answer)
  const state = read?.state
  if (window && state === undefined) throw new Error('A tumbling window got an answer without state')
  const failures = read?.batchItemFailures ?? []
  const earliest = failures.map((failure) => sequenceNumbers.indexOf(failure.itemIdentifier ?? ''))
  const done = failures.length === 0 ? sequenceNumbers.length : Math.max(0, Math.min(...earliest))
  return { done, state }
}
