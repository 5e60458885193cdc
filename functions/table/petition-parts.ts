import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { AuditEntry } from '../domain/audit.ts'
import type { PetitionUpdate } from '../domain/petition-update.ts'
import type { PressFigure } from '../domain/press-figure.ts'
import { Iso, perLocale } from './consent-parts.ts'
import { type Key, keys } from './keys.ts'
import { allOf, beginningWith, type Item } from './query.ts'
import { type Listed, readListed, type TellLeftOut } from './readable.ts'
import { audited, IF_NEW, ifSeen, type TransactItem, transact } from './writes.ts'

const UpdateItem = v.object({
  petition: v.string(),
  id: v.string(),
  at: Iso,
  texts: perLocale(v.object({ title: v.string(), body: v.string() })),
  version: v.number(),
})

const FigureItem = v.object({
  petition: v.string(),
  id: v.string(),
  at: Iso,
  count: v.number(),
  offline: v.number(),
  total: v.number(),
  note: v.exactOptional(v.string()),
})

/** What lies beside a petition, under its own key: read with one query, a few items each. */
function partsOf(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** All parts of a kind, in the order of their keys: as they were written a moment ago where `current`. */
    all: (first: Key, current: boolean): Promise<Item[]> =>
      allOf(client, { ...beginningWith(TableName, first), ConsistentRead: current }),

    /** One as it stands now. */
    one: async (Key: Key): Promise<Item | undefined> =>
      (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item,

    /** Makes a change with its audit entry; false where its condition does not hold. */
    write: (change: TransactItem, audit: AuditEntry): Promise<boolean> =>
      transact(client, [change, ...audited(TableName, audit)]),
  }
}

/** The dated news of petitions. */
export function petitionUpdateTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  const parts = partsOf(client, TableName)
  return {
    /** All of a petition, unordered. */
    list: async (petition: string, current = false): Promise<Listed<PetitionUpdate>> => {
      const found = await parts.all(keys.update(petition, ''), current)
      return readListed(`news of ${petition}`, found, (item) => v.parse(UpdateItem, item), tell)
    },

    /** One as it stands now. */
    read: async (petition: string, id: string): Promise<PetitionUpdate | undefined> => {
      const item = await parts.one(keys.update(petition, id))
      return item && v.parse(UpdateItem, item)
    },

    create: (update: PetitionUpdate, audit: AuditEntry): Promise<boolean> => {
      const Item = { ...keys.update(update.petition, update.id), ...update }
      return parts.write({ Put: { TableName, Item, ...IF_NEW } }, audit)
    },

    /** Replaces the version that was seen; false where another one stands there, or none. */
    replace: (update: PetitionUpdate, seenVersion: number, audit: AuditEntry): Promise<boolean> => {
      const Item = { ...keys.update(update.petition, update.id), ...update }
      return parts.write({ Put: { TableName, Item, ...ifSeen(seenVersion) } }, audit)
    },

    /** Removes the version that was seen; false where another one stands there, or none. */
    remove: ({ petition, id, version }: PetitionUpdate, audit: AuditEntry): Promise<boolean> =>
      parts.write({ Delete: { TableName, Key: keys.update(petition, id), ...ifSeen(version) } }, audit),
  }
}

/** Figures that were frozen for the press: written once, and nothing changes or removes them. */
export function pressFigureTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  const parts = partsOf(client, TableName)
  return {
    /** All of a petition, newest first. */
    list: async (petition: string): Promise<Listed<PressFigure>> => {
      const found = (await parts.all(keys.pressFigure(petition, ''), true)).reverse()
      return readListed(`press figures of ${petition}`, found, (item) => v.parse(FigureItem, item), tell)
    },

    read: async (petition: string, id: string): Promise<PressFigure | undefined> => {
      const item = await parts.one(keys.pressFigure(petition, id))
      return item && v.parse(FigureItem, item)
    },

    create: (figure: PressFigure, audit: AuditEntry): Promise<boolean> => {
      const Item = { ...keys.pressFigure(figure.petition, figure.id), ...figure }
      return parts.write({ Put: { TableName, Item, ...IF_NEW } }, audit)
    },
  }
}
