import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'
import { epochSeconds } from './signature-item.ts'

/** Test mails that one manager may have sent in one hour of the clock. */
export const TESTS_AN_HOUR = 30
const HOUR_MS = 3_600_000

/** How many test mails each manager has had sent: whoever steals a token must not mail strangers with it. */
export function campaignTestTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** Counts one more of this manager's; false where they have had their share of this hour. */
    take: (manager: string, now: Date): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: keys.campaignTests(manager, now.toISOString().slice(0, 13)),
            UpdateExpression: 'ADD taken :one SET expiresAt = :end',
            ConditionExpression: 'attribute_not_exists(taken) OR taken < :most',
            ExpressionAttributeValues: {
              ':one': 1,
              ':most': TESTS_AN_HOUR,
              ':end': epochSeconds(new Date(now.getTime() + HOUR_MS).toISOString()),
            },
          }),
        ),
      ),
  }
}
