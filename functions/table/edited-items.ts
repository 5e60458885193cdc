import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { AuditEntry } from '../domain/audit.ts'
import { isSlug } from '../domain/petition.ts'
import type { Key } from './keys.ts'
import { type Item, inList } from './query.ts'
import { type Listed, readable, type TellLeftOut } from './readable.ts'
import { hasWon } from './refusals.ts'
import { audited, IF_NEW, ifSeen, type TransactItem, transact } from './writes.ts'

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

type Page<Edited> = Listed<Edited> & { next?: string }

/**
 * What managers edit (petitions, topics, campaigns), in the table: few and seldom written, so each is one item that lists
 * read whole. Each change leaves an audit entry in the same transaction.
 */
export function editedItems<Edited extends { version: number }>(
  client: DynamoDBDocumentClient,
  TableName: string,
  tell: TellLeftOut | undefined,
  kind: EditedKind<Edited>,
) {
  const isDown = kind.newestFirst === true
  const isName = kind.isName ?? isSlug

  const read = (Item: unknown): Edited | undefined =>
    tell === undefined ? kind.read(Item) : readable(() => kind.read(Item))[0]

  const all = inList(TableName, kind.listKey)
  const behind = (name: string) => ({
    ...all,
    KeyConditionExpression: `listKey = :key AND listSort ${isDown ? '<' : '>'} :after`,
    ExpressionAttributeValues: { ...all.ExpressionAttributeValues, ':after': name },
  })
  const page = (limit: number, after: string | undefined, start: Item | undefined) =>
    client.send(
      new QueryCommand({
        ...(after === undefined ? all : behind(after)),
        Limit: limit,
        ScanIndexForward: !isDown,
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    )

  /**
   * One page of those that `isSeen` (absent: of all), by name, from after `from`; from the first where that is no name.
   * Whoever reads on is given the name of one that they see, never of another. One that cannot be read hides no other: it
   * is left out, and told of. Where nobody is told, as in a job that must go through them all, it throws.
   */
  async function list(
    limit: number,
    from?: string,
    isSeen: (edited: Edited) => boolean = () => true,
  ): Promise<Page<Edited>> {
    // DynamoDB throws on a key that is empty or too long, and strangers choose this one.
    const after = from !== undefined && isName(from) ? from : undefined
    // Those that cannot be read hold their places as undefined.
    const seen: (Edited | undefined)[] = []
    const readables = () => seen.filter((one) => one !== undefined)
    let start: Item | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await page(limit, after, start)
      seen.push(...Items.map(read).filter((one) => one === undefined || isSeen(one)))
      start = LastEvaluatedKey
    } while (start !== undefined && readables().length < limit)
    const items = readables().slice(0, limit)
    const last = items.at(-1)
    const isAll = last === undefined || (start === undefined && items.length === readables().length)
    const shown = isAll ? seen : seen.slice(0, seen.indexOf(last) + 1)
    const unreadable = shown.length - items.length
    if (unreadable > 0) tell?.(kind.listKey.toLowerCase(), unreadable)
    return isAll ? { items, unreadable } : { items, unreadable, next: kind.nameOf(last) }
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
      const put = { TableName, Item: item(edited), ...IF_NEW }
      if (audit === undefined && also.length === 0) return hasWon(() => client.send(new PutCommand(put)))
      return transact(client, [{ Put: put }, ...beside(edited), ...also, ...audited(TableName, audit)])
    },

    /** Replaces the version that was seen, with its audit entry and what else is written then; false where another one stands there. */
    replace: (
      edited: Edited,
      seenVersion: number,
      audit: AuditEntry,
      also: readonly TransactItem[] = [],
    ): Promise<boolean> =>
      transact(client, [
        { Put: { TableName, Item: item(edited), ...ifSeen(seenVersion) } },
        ...beside(edited),
        ...also,
        ...audited(TableName, audit),
      ]),

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
