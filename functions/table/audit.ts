import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import { AUDIT_ACTIONS, AUDIT_LIFE_MS, type AuditEntry } from '../domain/audit.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { keys } from './keys.ts'
import { type Listed, readListed, type TellLeftOut } from './readable.ts'

const AuditItem = v.object({
  id: v.string(),
  at: v.string(),
  actor: v.string(),
  action: v.picklist(AUDIT_ACTIONS),
  subject: v.string(),
})

/** The item of an audit entry, for a transaction with the change that it tells of. */
export function auditItem(entry: AuditEntry): Record<string, unknown> {
  return {
    ...keys.audit(entry.at.slice(0, 7), `${entry.at}#${entry.id}`),
    ...entry,
    expiresAt: epochSeconds(entry.at, AUDIT_LIFE_MS),
  }
}

export type AuditTable = ReturnType<typeof auditTable>

/** The audit log, by month. */
export function auditTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  return {
    write: async (entry: AuditEntry): Promise<void> => {
      await client.send(new PutCommand({ TableName, Item: auditItem(entry) }))
    },

    /** The entries of a month (`YYYY-MM`), newest first, from before `before`. */
    list: async (
      month: string,
      limit: number,
      before?: string,
    ): Promise<Listed<AuditEntry> & { next?: string }> => {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          KeyConditionExpression: before === undefined ? 'pk = :pk' : 'pk = :pk AND sk < :before',
          ExpressionAttributeValues: {
            ':pk': keys.audit(month, '').pk,
            ...(before === undefined ? {} : { ':before': before }),
          },
          ScanIndexForward: false,
          Limit: limit,
        }),
      )
      const page = readListed('audit', Items, (item) => v.parse(AuditItem, item), tell)
      const last = Items.at(-1)?.['sk']
      return LastEvaluatedKey === undefined || last === undefined ? page : { ...page, next: String(last) }
    },
  }
}
