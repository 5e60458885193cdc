import { setTimeout as wait } from 'node:timers/promises'
import { mac, randomNonce } from '../crypto.ts'
import { petitionCache } from '../domain/petition-cache.ts'
import { topicCache } from '../domain/topic-cache.ts'
import type { SenderDependencies } from '../jobs/send-waiting-mail.ts'
import { dueMailComposer } from '../mail/due-mail-composer.ts'
import { pace } from '../mail/pace.ts'
import { sesMailer } from '../mail/ses.ts'
import { tableClient } from '../table/client.ts'
import { dueMailTable } from '../table/due-mails.ts'
import { mailShareTable } from '../table/mail-shares.ts'
import { petitionTable } from '../table/petitions.ts'
import { subscriptionTable } from '../table/subscriptions.ts'
import { topicTable } from '../table/topics.ts'
import type { Wiring } from './on-lambda.ts'

/** The parts of both functions that send what waits for a mail. */
export async function senderParts({ environment, secrets, now, log }: Wiring) {
  const client = tableClient()
  const { tableName } = environment
  const dueMails = dueMailTable(client, tableName)
  const petitions = petitionTable(client, tableName)
  const mailer = sesMailer(environment.confirmationConfigurationSet, now)
  const links = await secrets.links()
  const deps: SenderDependencies & { dueMails: typeof dueMails } = {
    dueMails,
    shares: mailShareTable(client, tableName),
    mailer,
    compose: dueMailComposer({
      petition: petitionCache((slug) => petitions.read(slug), now).read,
      topic: topicCache(topicTable(client, tableName), now).read,
      subscriptions: subscriptionTable(client, tableName).ofPerson,
      links,
      mac,
      now,
      publicUrl: environment.publicUrl,
      organisation: environment.organisation,
      from: environment.mailFrom,
    }),
    turn: pace(mailer.ratePerSecond, now, async (milliseconds) => {
      await wait(milliseconds)
    }),
    wait: async (milliseconds) => {
      await wait(milliseconds)
    },
    random: Math.random,
    newRun: randomNonce,
    now,
    log,
  }
  return deps
}
