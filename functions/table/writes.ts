import {
  type DynamoDBDocumentClient,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../domain/audit.ts'
import { auditItem } from './audit.ts'
import { hasWon } from './refusals.ts'

/** One write of a transaction. */
export type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** Makes all of these writes or none; false where one of them lost a race. */
export function transact(client: DynamoDBDocumentClient, TransactItems: TransactItem[]): Promise<boolean> {
  return hasWon(() => client.send(new TransactWriteCommand({ TransactItems })))
}

/** The write of an audit entry, for a transaction with the change that it tells of; none where there is no entry. */
export function audited(TableName: string, entry: AuditEntry | undefined): TransactItem[] {
  return entry === undefined ? [] : [{ Put: { TableName, Item: auditItem(entry) } }]
}

/** The condition that nothing stands there. */
export const IF_NEW = { ConditionExpression: 'attribute_not_exists(pk)' } as const

/** The condition that the version that was seen stands there; 0: that nothing does. */
export function ifSeen(version: number) {
  if (version === 0) return IF_NEW
  return { ConditionExpression: 'version = :seen', ExpressionAttributeValues: { ':seen': version } }
}
