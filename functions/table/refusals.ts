import {
  type AttributeValue,
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'

/** The refused condition in an error of a write or a transaction; undefined for any other fault. */
export function refusalIn(error: unknown): { Item?: Record<string, AttributeValue> | undefined } | undefined {
  if (error instanceof ConditionalCheckFailedException) return error
  if (!(error instanceof TransactionCanceledException)) return undefined
  return error.CancellationReasons?.find((reason) => reason.Code === 'ConditionalCheckFailed')
}

/**
 * Whether a write came to nothing because of another one: a condition of it did not hold, or another
 * transaction is writing the same item now, which the SDK does not try again.
 */
export function isLostRace(error: unknown): boolean {
  return refusalIn(error) !== undefined || isConflict(error)
}

function isConflict(error: unknown): boolean {
  if (error instanceof TransactionConflictException) return true
  const reasons = error instanceof TransactionCanceledException ? error.CancellationReasons : []
  return (reasons ?? []).some(({ Code }) => Code === 'TransactionConflict')
}

/** Tries after which a write that meets transactions on its item gives up: one lasts milliseconds, as a try does. */
const MOST_TRIES = 20

/** Makes a write, and again while another transaction is writing the same item: a button is pressed twice, say. */
export async function pastConflicts<Done>(write: () => Promise<Done>): Promise<Done> {
  for (let tries = 1; ; tries++) {
    try {
      return await write()
    } catch (error) {
      if (tries === MOST_TRIES || !isConflict(error) || refusalIn(error) !== undefined) throw error
    }
  }
}

/**
 * Makes a conditional change; where its condition is refused, tells what stood there instead (undefined: nothing),
 * for a write that asks for it by `ReturnValuesOnConditionCheckFailure`.
 */
export async function attempt<Existing>(
  write: () => Promise<unknown>,
  read: (item: unknown) => Existing,
): Promise<{ done: true } | { done: false; existing: Existing | undefined }> {
  try {
    await pastConflicts(write)
    return { done: true }
  } catch (error) {
    const refusal = refusalIn(error)
    if (refusal === undefined) throw error
    const { Item } = refusal
    // The document client leaves the item of a refusal in DynamoDB JSON.
    return { done: false, existing: Item === undefined ? undefined : read(unmarshall(Item)) }
  }
}

/** Makes a write; false where it lost a race. Any other fault is thrown. */
export async function hasWon(write: () => Promise<unknown>): Promise<boolean> {
  try {
    await write()
    return true
  } catch (error) {
    if (isLostRace(error)) return false
    throw error
  }
}
