import { topicList } from '../../functions/domain/list.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { type Application, SIGNER } from '../http/application.ts'
import { exampleDelivery } from './examples.ts'
import { mailboxes } from './mailbox.ts'
import { personItems } from './person-items.ts'

/** In minutes, as an application counts them. */
export const DAY = 24 * 60

/** The names that they sign with. */
export const NAMES = { givenName: 'Sietske', familyName: 'Waddenzee' }

/** People who ask an application what it keeps of them, and what the links in their mail let them do. */
export function dataSubjects(application: Application) {
  const mail = mailboxes(application)
  let number = 0
  const address = () => `sietske-${++number}@waddenpost.example.org`
  const ask = (email: string, locale = 'nl') => application.postForm(`/${locale}/my-data`, { email })
  const see = (token: string) => application.request(`/nl/my-data/${token}`)
  const act = (token: string, action: string, fields: Record<string, string> = {}) =>
    application.postForm(`/nl/my-data/${token}`, { action, ...fields })
  const itemsOf = (email: string) => personItems(application, email)

  /** Signs, and presses the button in the mail unless told otherwise. */
  const signed = async (email: string, slug: string, confirm = true): Promise<void> => {
    await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, ...NAMES, email })
    await mail.deliver(email)
    if (confirm) await application.postForm(`/nl/confirm/${mail.token(email, 'confirm')}`, {})
    application.pass(11)
  }

  /** The token of a link to one's data, as it came by mail. */
  const linked = async (email: string): Promise<string> => {
    await ask(email)
    await mail.deliver(email)
    return mail.token(email, 'my-data')
  }

  /** Somebody who confirmed a petition, left another unconfirmed, and follows a topic. */
  const somebody = async () => {
    const email = address()
    const [confirmed, pending] = [await application.petition(), await application.petition()]
    const topic = await application.topic()
    await signed(email, confirmed)
    await signed(email, pending, false)
    const { subscriptions } = application.deps.stores
    await application.postJson('/api/subscriptions', {
      email,
      topics: [topic],
      consent: true,
      ageConfirmed: true,
    })
    const person = application.person(email)
    for (const { sk } of await itemsOf(email)) {
      const [kind, id = ''] = String(sk).split('#')
      const request = kind === 'REQUEST' ? await subscriptions.readRequest({ person, id }, true) : undefined
      if (request !== undefined) await subscriptions.confirmRequest(request, request.nonce, application.now())
    }
    const campaign = await application.campaign(
      { topics: [topic] },
      {
        state: 'sending',
        content: { nl: { subject: 'Gelukt, {{name|lezer}}', preheader: '', body: 'Hallo' } },
      },
    )
    const { client, tableName } = application.table
    await deliveryTable(client, tableName).add(exampleDelivery(person, { campaign, state: 'delivered' }))
    // The three mails of a day are used up.
    application.pass(DAY)
    return {
      email,
      person,
      confirmed,
      pending,
      campaign,
      topic,
      list: topicList(topic),
      token: await linked(email),
    }
  }

  return { mail, address, ask, see, act, itemsOf, signed, linked, somebody }
}
