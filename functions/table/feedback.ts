import { type DynamoDBDocumentClient, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { type Fate, FEEDBACK_LIFE_MS, type Feedback } from '../domain/feedback.ts'
import { epochSeconds } from './epoch-seconds.ts'
import { feedbackItem, readFeedback } from './feedback-items.ts'
import { keys } from './keys.ts'
import { allOf, beginningWith } from './query.ts'

/** What became of some mails of a run, of one petition and day: the marks of the mails, by fate. */
export type RunFates = {
  run: string
  petition: string
  day: string
  marks: ReadonlyMap<Fate, ReadonlySet<string>>
}

export type FeedbackTable = ReturnType<typeof feedbackTable>

/** What SES reported, in the table: of people, and of a run's mails for the funnel. */
export function feedbackTable(client: DynamoDBDocumentClient, TableName: string) {
  return {
    /** What was reported of a person in the last 90 days, as it stands now, oldest first. */
    read: async (person: string, now: Date): Promise<Feedback[]> => {
      const found = await allOf(client, beginningWith(TableName, keys.feedbackOf(person)))
      return found.map(readFeedback).filter(({ at }) => Date.parse(at) + FEEDBACK_LIFE_MS > now.getTime())
    },

    /** Keeps a report. The same again changes nothing. */
    record: async (report: Feedback): Promise<void> => {
      await client.send(new PutCommand({ TableName, Item: feedbackItem(report) }))
    },

    /** Adds to the sets of a run's item. What they hold already adds nothing, and leaves no trace in the stream. */
    addFates: async ({ run, petition, day, marks }: RunFates, now: Date): Promise<void> => {
      const fates = [...marks]
      await client.send(
        new UpdateCommand({
          TableName,
          Key: keys.fates(run, petition, day),
          UpdateExpression:
            `ADD ${fates.map((_, i) => `#f${i} :f${i}`).join(', ')} ` +
            'SET expiresAt = if_not_exists(expiresAt, :expiresAt)',
          ExpressionAttributeNames: Object.fromEntries(fates.map(([fate], i) => [`#f${i}`, fate])),
          ExpressionAttributeValues: {
            ...Object.fromEntries(fates.map(([, mails], i) => [`:f${i}`, new Set(mails)])),
            ':expiresAt': epochSeconds(now, FEEDBACK_LIFE_MS),
          },
        }),
      )
    },
  }
}
