import type { AttributeValue } from '@aws-sdk/client-dynamodb-streams'
import { marshall } from '@aws-sdk/util-dynamodb'
import type { DynamoDBRecord } from 'aws-lambda'
import type { Signature } from '../../functions/domain/signature.ts'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { awsStreamArn, lambdaRecord } from '../../infra/local/event-sources/records.ts'
import { ENVIRONMENT } from './wiring.ts'

export const STREAM_ARN = awsStreamArn(ENVIRONMENT.tableName, '1764000000')

/** The record that a change of a signature leaves in the stream, as Lambda hands it over. */
export function streamRecord(position: number, after: Signature, before?: Signature): DynamoDBRecord {
  const NewImage = image(after)
  const { pk, sk } = NewImage
  if (pk === undefined || sk === undefined) throw new Error('An item has no key.')
  return lambdaRecord(
    {
      eventName: before === undefined ? 'INSERT' : 'MODIFY',
      dynamodb: {
        ApproximateCreationDateTime: new Date(),
        Keys: { pk, sk },
        NewImage,
        ...(before === undefined ? {} : { OldImage: image(before) }),
        SequenceNumber: String(position),
        SizeBytes: 1000,
      },
    },
    STREAM_ARN,
  )
}

const image = (signature: Signature): Record<string, AttributeValue> =>
  marshall(signatureItem(signature), { removeUndefinedValues: true })
