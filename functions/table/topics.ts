import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import * as v from 'valibot'
import type { Topic } from '../domain/topic.ts'
import { ConsentTextsPart, Iso, perLocale } from './consent-parts.ts'
import { editedItems } from './edited-items.ts'
import { keys, listKeys } from './keys.ts'
import type { TellLeftOut } from './readable.ts'

const TopicItem = v.object({
  topic: v.string(),
  texts: perLocale(v.object({ name: v.string(), description: v.string() })),
  ...ConsentTextsPart.entries,
  organisation: v.object({ name: v.string(), postalAddress: v.string() }),
  partner: v.exactOptional(v.string()),
  open: v.boolean(),
  createdAt: Iso,
  updatedAt: Iso,
  version: v.number(),
})

export type TopicTable = ReturnType<typeof topicTable>

/** Topics in the table. */
export function topicTable(client: DynamoDBDocumentClient, TableName: string, tell?: TellLeftOut) {
  const topics = editedItems<Topic>(client, TableName, tell, {
    key: keys.topic,
    listKey: listKeys.topics,
    nameOf: ({ topic }) => topic,
    read: (item) => v.parse(TopicItem, item),
  })
  return {
    ...topics,
    /** All topics, by name: a form shows them at once. */
    all: async (): Promise<Topic[]> => {
      const found: Topic[] = []
      for await (const topic of topics.all()) found.push(topic)
      return found
    },
  }
}
