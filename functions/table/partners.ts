import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import { isPartnerName, type Membership, type MembershipChange, type Partner } from '../domain/partner.ts'
import { batchGet } from './batches.ts'
import { Iso } from './consent-parts.ts'
import { editedItems } from './edited-items.ts'
import { keys, listKeys } from './keys.ts'
import type { TellLeftOut } from './readable.ts'
import { IF_NEW, type TransactItem } from './writes.ts'

const PartnerItem = v.object({
  partner: v.string(),
  name: v.string(),
  url: v.exactOptional(v.string()),
  image: v.exactOptional(v.string()),
  members: v.array(v.string()),
  former: v.array(v.string()),
  createdAt: Iso,
  updatedAt: Iso,
  version: v.number(),
})

const MemberItem = v.object({
  subject: v.string(),
  partner: v.string(),
  former: v.exactOptional(v.literal(true)),
})

/**
 * Partner organisations in the table, and where each subject belongs: one item a subject, so nobody can be of two. It
 * is written in the partner's own transaction, on the condition that it is still as it was seen.
 */
export function partnerTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  const partners = editedItems<Partner>(client, TableName, tell, {
    key: keys.partner,
    listKey: listKeys.partners,
    nameOf: ({ partner }) => partner,
    isName: isPartnerName,
    read: (item) => v.parse(PartnerItem, item),
  })

  const written = ({ subject, seen, wanted }: MembershipChange): TransactItem => {
    const Key = keys.member(subject)
    const condition =
      seen === undefined
        ? IF_NEW
        : {
            ConditionExpression: `partner = :seen AND ${seen.former ? 'attribute_exists' : 'attribute_not_exists'}(former)`,
            ExpressionAttributeValues: { ':seen': seen.partner },
          }
    return wanted === undefined
      ? { Delete: { TableName, Key, ...condition } }
      : { Put: { TableName, Item: { ...Key, ...wanted }, ...condition } }
  }

  return {
    read: partners.read,
    list: partners.list,
    all: partners.all,

    /** Stores a new one and who belongs to it, with its audit entry; false where something stands otherwise than it was seen. */
    create: (
      partner: Partner,
      audit: AuditEntry | undefined,
      members: readonly MembershipChange[],
    ): Promise<boolean> => partners.create(partner, audit, members.map(written)),

    /** Replaces the version that was seen and who belongs to it; likewise. */
    replace: (
      partner: Partner,
      seenVersion: number,
      audit: AuditEntry,
      members: readonly MembershipChange[],
    ): Promise<boolean> => partners.replace(partner, seenVersion, audit, members.map(written)),

    /** Where a subject belongs, as of now: every request of a manager asks. */
    membership: async (subject: string): Promise<Membership | undefined> => {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: keys.member(subject), ConsistentRead: true }),
      )
      return Item === undefined ? undefined : v.parse(MemberItem, Item)
    },

    /** Where these subjects belong, as of now; those who belong nowhere are left out. */
    memberships: async (subjects: readonly string[]): Promise<Membership[]> => {
      const wanted = subjects.map(keys.member)
      const at = await batchGet(client, TableName, wanted)
      return wanted.flatMap((key) => {
        const item = at(key)
        return item === undefined ? [] : [v.parse(MemberItem, item)]
      })
    },
  }
}
