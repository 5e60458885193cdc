import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { epochSeconds } from './epoch-seconds.ts'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'

const HOUR_MS = 3_600_000

/** How many test mails each manager has had sent: whoever steals a token must not mail strangers with it. */
export function campaignTestTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** Counts one more of this manager's in this hour of the clock; false where there were that many already. */
    take: (manager: string, now: Date, most: number): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: keys.campaignTests(manager, now.toISOString().slice(0, 13)),
            UpdateExpression: 'ADD taken :one SET expiresAt = :end',
            ConditionExpression: 'attribute_not_exists(taken) OR taken < :most',
            ExpressionAttributeValues: {
              ':one': 1,
              ':most': most,
              ':end': epochSeconds(now, HOUR_MS),
            },
          }),
        ),
      ),
  }
}
