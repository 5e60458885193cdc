import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Delivery, DeliveryKey, Reported } from '../domain/delivery.ts'
import { batchGet } from './batches.ts'
import { readDelivery } from './delivery-items.ts'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'

export type DeliveryReportTable = ReturnType<typeof deliveryReportTable>

/** Deliveries in the table, as others than their sender write them: by what SES reports, and by who leaves. */
export function deliveryReportTable(client: DynamoDBDocumentClient, TableName: string) {
  const keyOf = ({ campaign, person }: DeliveryKey) => keys.delivery(campaign, person)
  return {
    /** These deliveries as they stand now: asked for one, undefined where it is gone, a throw where it is unreadable. */
    read: async (wanted: readonly DeliveryKey[]): Promise<(of: DeliveryKey) => Delivery | undefined> => {
      const found = await batchGet(client, TableName, wanted.map(keyOf))
      return (of) => {
        const item = found(keyOf(of))
        return item === undefined ? undefined : readDelivery(item)
      }
    },

    /** Moves a delivery on from where it was seen; false where it stands elsewhere or is gone, and stays so. */
    move: (seen: Delivery, { at, state, reason, transient }: Reported & { at: string }): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(seen),
            UpdateExpression:
              'SET #state = :state, #at = :at' +
              (reason === undefined ? '' : ', #reason = :reason') +
              (transient === undefined ? ' REMOVE #transient' : ', #transient = :transient'),
            ConditionExpression: `#state = :seen AND attribute_${seen.transient ? '' : 'not_'}exists(#transient)`,
            ExpressionAttributeNames: {
              '#state': 'state',
              '#at': 'at',
              '#transient': 'transient',
              ...(reason === undefined ? {} : { '#reason': 'reason' }),
            },
            ExpressionAttributeValues: {
              ':state': state,
              ':at': at,
              ':seen': seen.state,
              ...(reason === undefined ? {} : { ':reason': reason }),
              ...(transient === undefined ? {} : { ':transient': transient }),
            },
          }),
        ),
      ),

    /** Dates that its reader left by a link in this mail, once; nothing of a delivery that is gone. */
    markLeft: async (of: DeliveryKey, at: Date): Promise<void> => {
      await hasWon(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: keyOf(of),
            UpdateExpression: 'SET unsubscribedAt = :at',
            ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(unsubscribedAt)',
            ExpressionAttributeValues: { ':at': at.toISOString() },
          }),
        ),
      )
    },
  }
}
