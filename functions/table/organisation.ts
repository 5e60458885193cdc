import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import type { Organisation } from '../domain/organisation.ts'
import { Iso } from './consent-parts.ts'
import { keys } from './keys.ts'
import { audited, ifSeen, transact } from './writes.ts'

const OrganisationItem = v.object({
  name: v.string(),
  postalAddress: v.string(),
  logo: v.exactOptional(v.string()),
  colour: v.exactOptional(v.string()),
  accent: v.exactOptional(v.string()),
  updatedAt: Iso,
  version: v.number(),
})

/** What admins keep of the organisation that Luid runs for: one item. */
export function organisationTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** As it stands now; undefined before anybody wrote it. */
    read: async (): Promise<Organisation | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.organisation, ConsistentRead: true }),
      )
      return Item === undefined ? undefined : v.parse(OrganisationItem, Item)
    },

    /** Writes it over the version that was seen (0: none), with its audit entry; false where another one stands there. */
    write: (organisation: Organisation, seenVersion: number, audit?: AuditEntry): Promise<boolean> =>
      transact(client, [
        { Put: { TableName, Item: { ...keys.organisation, ...organisation }, ...ifSeen(seenVersion) } },
        ...audited(TableName, audit),
      ]),
  }
}
