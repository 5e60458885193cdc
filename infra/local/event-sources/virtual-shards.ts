import { createHash } from 'node:crypto'

/**
 * dynoxide's stream is one shard with positions 1, 2, 3. A stream on AWS has several shards and
 * positions of 21 to 40 digits, too long for a JavaScript or DynamoDB number and of differing lengths.
 * The host deals the one out as the other, so that code that relies on less fails here first.
 */
export const VIRTUAL_SHARDS: readonly string[] = Array.from({ length: 4 }, (_, number) => {
  const suffix = createHash('sha256').update(`shard ${number}`).digest('hex').slice(0, 8)
  return `shardId-${String(number).padStart(20, '0')}-${suffix}`
})

/** Which virtual shard a partition key belongs to: always the same, so that its changes stay in order. */
export function virtualShardOf(partitionKey: string): string {
  const hash = createHash('sha256').update(partitionKey).digest().readUInt32BE(0)
  return VIRTUAL_SHARDS[hash % VIRTUAL_SHARDS.length] ?? ''
}

const SHORTEST = 21

/**
 * A stream position as AWS would write it: greater positions give greater numbers, longer ones more
 * digits, neighbours differ in the last. Positions that are long already stay as they are.
 */
export function awsSequenceNumber(position: string): string {
  if (position.length >= SHORTEST) return position
  return `1${position.padStart(SHORTEST - 1 + 2 * position.length, '0')}`
}
