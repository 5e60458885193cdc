import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../domain/audit.ts'
import { isSlug } from '../domain/petition.ts'
import { auditItem } from './audit.ts'
import { type Key, TABLE_SHAPE } from './keys.ts'
import { hasWon } from './refusals.ts'
import type { TransactItem } from './subscription-items.ts'

/** Items that a job reads at once. */
const PAGE = 100

/** What managers edit: where it lies, in which list, and how a stored one is read. */
export type EditedKind<Edited> = {
  key: (name: string) => Key
  listKey: string
  /** Its name: lists are in its order. */
  nameOf: (edited: Edited) => string
  /** Whether a text can be a name; absent: a slug. */
  isName?: (text: string) => boolean
  /** Throws where the item is not one. */
  read: (item: unknown) => Edited
  /** What is written with each of its versions. */
  beside?: (edited: Edited) => TransactItem[]
  /** Lists begin with the last name. */
  newestFirst?: true
}

type Page<Edited> = { items: Edited[]; next?: string }

/**
 * What managers edit (petitions, topics, campaigns), in the table: few and seldom written, so each is one item that lists
 * read whole. Each change leaves an audit entry in the same transaction.
 */
export function editedItems<Edited extends { version: number }>(
  client: DynamoDBDocumentClient,
  TableName: string,
  kind: EditedKind<Edited>,
) {
  const isDown = kind.newestFirst === true
  const isName = kind.isName ?? isSlug

  async function page(limit: number, from?: string): Promise<Page<Edited>> {
    // DynamoDB throws on a key that is empty or too long, and strangers choose this one.
    const after = from !== undefined && isName(from) ? from : undefined
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: TABLE_SHAPE.indexes.lists.name,
        KeyConditionExpression:
          after === undefined ? 'listKey = :key' : `listKey = :key AND listSort ${isDown ? '<' : '>'} :after`,
        ExpressionAttributeValues: {
          ':key': kind.listKey,
          ...(after === undefined ? {} : { ':after': after }),
        },
        Limit: limit,
        ScanIndexForward: !isDown,
      }),
    )
    const items = Items.map(kind.read)
    const last = items.at(-1)
    return LastEvaluatedKey === undefined || last === undefined
      ? { items }
      : { items, next: kind.nameOf(last) }
  }

  /**
   * One page of those that `isSeen` (absent: of all), by name, from after `from`; from the first where that is no name.
   * Whoever reads on is given the name of one that they see, never of another.
   */
  async function list(
    limit: number,
    from?: string,
    isSeen: (edited: Edited) => boolean = () => true,
  ): Promise<Page<Edited>> {
    const seen: Edited[] = []
    let next = from
    do {
      const { items, next: following } = await page(limit, next)
      seen.push(...items.filter(isSeen))
      next = following
    } while (next !== undefined && seen.length < limit)
    const items = seen.slice(0, limit)
    const last = items.at(-1)
    const isAll = next === undefined && seen.length === items.length
    return isAll || last === undefined ? { items } : { items, next: kind.nameOf(last) }
  }

  const item = (edited: Edited) => ({
    ...kind.key(kind.nameOf(edited)),
    ...edited,
    listKey: kind.listKey,
    listSort: kind.nameOf(edited),
  })

  const beside = (edited: Edited) => kind.beside?.(edited) ?? []

  return {
    /** Stores a new one, with its audit entry and what else is written then; false where the name is taken. */
    create: (edited: Edited, audit?: AuditEntry, also: readonly TransactItem[] = []): Promise<boolean> => {
      const put = { TableName, Item: item(edited), ConditionExpression: 'attribute_not_exists(pk)' }
      return hasWon(() =>
        audit === undefined && also.length === 0
          ? client.send(new PutCommand(put))
          : client.send(
              new TransactWriteCommand({
                TransactItems: [
                  { Put: put },
                  ...beside(edited),
                  ...also,
                  ...(audit === undefined ? [] : [{ Put: { TableName, Item: auditItem(audit) } }]),
                ],
              }),
            ),
      )
    },

    /** Replaces the version that was seen, with its audit entry and what else is written then; false where another one stands there. */
    replace: (
      edited: Edited,
      seenVersion: number,
      audit: AuditEntry,
      also: readonly TransactItem[] = [],
    ): Promise<boolean> =>
      hasWon(() =>
        client.send(
          new TransactWriteCommand({
            TransactItems: [
              {
                Put: {
                  TableName,
                  Item: item(edited),
                  ConditionExpression: 'version = :seen',
                  ExpressionAttributeValues: { ':seen': seenVersion },
                },
              },
              ...beside(edited),
              ...also,
              { Put: { TableName, Item: auditItem(audit) } },
            ],
          }),
        ),
      ),

    /** One of them, or undefined. `current` reads what was written a moment ago (twice the price). */
    read: async (name: string, current = false): Promise<Edited | undefined> => {
      if (!isName(name)) return undefined
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: kind.key(name), ConsistentRead: current }),
      )
      return Item === undefined ? undefined : kind.read(Item)
    },

    list,

    /** All of them, page by page. */
    all: async function* (): AsyncGenerator<Edited> {
      let after: string | undefined
      do {
        const { items, next } = await list(PAGE, after)
        yield* items
        after = next
      } while (after !== undefined)
    },
  }
}
