import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { MyDataRequest } from '../domain/my-data.ts'
import { ASK_AGAIN_MS } from '../domain/signature.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys } from './keys.ts'
import { hasWon } from './refusals.ts'
import { myDataRequestItem, readMyDataRequest } from './request-items.ts'

/** Requests to see one's data, in the table: one a person. */
export function myDataRequestTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /**
     * One write, whoever asks: stores a request with its mail due. Where one stands, it does nothing while
     * a mail is due or was asked for a moment ago; else one more mail is due. The nonce of one that stands
     * stays: whoever asks by form in another's name must not make the owner's link void.
     */
    ask: async (request: MyDataRequest): Promise<void> => {
      const { pk, sk, nonce, ...asked } = myDataRequestItem(request)
      const names = Object.keys(asked)
      const before = new Date(Date.parse(request.askedAt) - ASK_AGAIN_MS).toISOString()
      await hasWon(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { pk, sk },
            UpdateExpression: `SET nonce = if_not_exists(nonce, :nonce), ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
            ConditionExpression:
              'attribute_not_exists(pk) OR expiresAt <= :seconds ' +
              'OR (attribute_not_exists(mailDue) AND askedAt <= :before)',
            ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: {
              ...Object.fromEntries(Object.entries(asked).map(([name, value]) => [`:${name}`, value])),
              ':nonce': nonce,
              ':before': before,
              ':seconds': epochSeconds(request.askedAt),
            },
          }),
        ),
      )
    },

    /** A person's request as it stands now, past its time or not; undefined where there is none. */
    read: async (person: string): Promise<MyDataRequest | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.myDataRequest(person), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : readMyDataRequest(Item)
    },

    /** Removes the request of that nonce, at the mailbox owner's word; no other one. */
    drop: async (person: string, nonce: string): Promise<void> => {
      await hasWon(() =>
        client.send(
          new DeleteCommand({
            TableName,
            Key: keys.myDataRequest(person),
            ConditionExpression: 'nonce = :nonce',
            ExpressionAttributeValues: { ':nonce': nonce },
          }),
        ),
      )
    },
  }
}
