import { createHash } from 'node:crypto'
import type { _Record as SdkRecord, AttributeValue as SdkValue } from '@aws-sdk/client-dynamodb-streams'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'
import { TABLE_SHAPE } from '../../../functions/table/keys.ts'
import { LOCAL_ACCOUNT, LOCAL_REGION } from '../lambda-context.ts'
import { awsSequenceNumber } from './virtual-shards.ts'

/** A stream's ARN as AWS writes it: the label is the moment at which the stream was made. */
export function awsStreamArn(table: string, label: string): string {
  const seconds = Number(label)
  const moment = Number.isNaN(seconds) ? label : new Date(seconds * 1000).toISOString().replace('Z', '')
  return `arn:aws:dynamodb:${LOCAL_REGION}:${LOCAL_ACCOUNT}:table/${table}/stream/${moment}`
}

/**
 * A record of the Streams API as Lambda hands it to a function: instants in epoch seconds, binary in
 * base64, and time to live's signature on what was removed after its time.
 */
export function lambdaRecord(record: SdkRecord, streamArn: string): DynamoDBRecord {
  const { Keys, NewImage, OldImage, SequenceNumber = '', SizeBytes = 0 } = record.dynamodb ?? {}
  const created = Math.floor((record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000)
  return {
    eventID: createHash('md5').update(`${streamArn} ${SequenceNumber}`).digest('hex'),
    eventName: record.eventName as NonNullable<DynamoDBRecord['eventName']>,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: LOCAL_REGION,
    dynamodb: {
      ApproximateCreationDateTime: created,
      ...(Keys === undefined ? {} : { Keys: image(Keys) }),
      ...(NewImage === undefined ? {} : { NewImage: image(NewImage) }),
      ...(OldImage === undefined ? {} : { OldImage: image(OldImage) }),
      SequenceNumber: awsSequenceNumber(SequenceNumber),
      SizeBytes,
      StreamViewType: 'NEW_AND_OLD_IMAGES',
    },
    eventSourceARN: streamArn,
    ...(expired(record, created)
      ? { userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' } }
      : {}),
  }
}

/** Whether time to live removed the item: on AWS a record says so, dynoxide knows only that it went. */
function expired(record: SdkRecord, removedAt: number): boolean {
  const expiresAt = record.dynamodb?.OldImage?.[TABLE_SHAPE.timeToLive]?.N
  return record.eventName === 'REMOVE' && expiresAt !== undefined && Number(expiresAt) <= removedAt
}

function image(attributes: Record<string, SdkValue>): Record<string, AttributeValue> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]))
}

/** An attribute value in DynamoDB JSON: the SDK has bytes where JSON has base64. */
function plain(value: SdkValue): AttributeValue {
  if (value.B !== undefined) return { B: base64(value.B) }
  if (value.BS !== undefined) return { BS: value.BS.map(base64) }
  if (value.L !== undefined) return { L: value.L.map(plain) }
  if (value.M !== undefined) return { M: image(value.M) }
  return value as AttributeValue
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
