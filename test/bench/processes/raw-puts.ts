import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { tableClient } from '../../../functions/table/client.ts'
import { signatureItem } from '../../../functions/table/signature-item.ts'
import { answer } from '../answer.ts'
import { type Burst, forEach, measured } from '../measure.ts'
import { numbers, pendingSignature, personOf, type Range, supporter } from '../supporters.ts'
import { ENVIRONMENT, PETITION } from '../wiring.ts'

const client = tableClient()
const TableName = ENVIRONMENT.tableName

const api = {
  /** Conditional puts of the items that signing stores, made beforehand. */
  burst: async (asked: { puts: Range; personSecret: string; concurrency: number }): Promise<Burst> => {
    const items = numbers(asked.puts)
      .map(supporter)
      .map((by) =>
        signatureItem(pendingSignature(by, personOf(by, asked.personSecret), PETITION, new Date())),
      )
    return measured(() =>
      forEach(items, asked.concurrency, (Item) =>
        client.send(
          new PutCommand({
            TableName,
            Item,
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
          }),
        ),
      ),
    )
  },
}
export type RawPuts = typeof api
answer(api)
