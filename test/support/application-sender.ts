import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { topicCache } from '../../functions/domain/topic-cache.ts'
import { sendDueConfirmations } from '../../functions/jobs/send-due-confirmations.ts'
import { type SenderDependencies, sendWaitingMail } from '../../functions/jobs/send-waiting-mail.ts'
import { dueMailComposer } from '../../functions/mail/due-mail-composer.ts'
import type { Mailer } from '../../functions/mail/ses.ts'
import { type DueKey, dueMailTable } from '../../functions/table/due-mails.ts'
import { mailShareTable } from '../../functions/table/mail-shares.ts'
import { type Application, PUBLIC_URL } from '../http/application.ts'

/** The senders behind an application: they mail what its requests have stored, by its clock. */
export function applicationSender(application: Application, mailer: Mailer) {
  const { deps, now, table } = application
  const dueMails = dueMailTable(table.client, table.tableName)
  const { petitions, topics, subscriptions } = deps.stores
  const sender: SenderDependencies & { dueMails: typeof dueMails } = {
    dueMails,
    shares: mailShareTable(table.client, table.tableName),
    mailer,
    compose: dueMailComposer({
      petition: (slug) => petitions.read(slug, true),
      topic: topicCache(topics, now).read,
      subscriptions: subscriptions.ofPerson,
      links: deps.links,
      mac: deps.mac,
      now,
      publicUrl: PUBLIC_URL,
      organisation: 'Voorbeeldstichting',
      from: 'petities@example.org',
    }),
    turn: async () => {},
    wait: async (milliseconds) => application.pass(milliseconds / 60_000),
    random: () => 0.5,
    newRun: deps.newNonce,
    now,
    log: deps.log,
  }
  const timer = sendDueConfirmations(sender)

  /** What waits for a mail to a person. */
  const waiting = async (person: string): Promise<DueKey[]> => {
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        KeyConditionExpression: 'pk = :pk',
        FilterExpression: 'attribute_exists(mailDue)',
        ExpressionAttributeValues: { ':pk': `PERSON#${person}` },
        ConsistentRead: true,
      }),
    )
    return Items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }))
  }

  return {
    sender,
    waiting,
    /** What the stream does after a request: here twice at once, as it may. */
    fromStream: async (person: string): Promise<void> => {
      const keys = await waiting(person)
      await Promise.all([sendWaitingMail(sender, keys), sendWaitingMail(sender, keys)])
    },
    /** What the timer does each minute. */
    tick: (): Promise<void> => timer({}, { getRemainingTimeInMillis: () => 300_000 }),
  }
}
