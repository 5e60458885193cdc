import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { EVERYTHING, type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { type ListId, topicList, updatesList } from '../../functions/domain/list.ts'
import { requestId, type SubscriptionRequest } from '../../functions/domain/subscription.ts'
import { subscriptionTable } from '../../functions/table/subscriptions.ts'
import { exampleFollow } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

let email: string
let person: string
let followed: string
let second: string
let fresh: string
let slug: string
let number = 0
beforeEach(async () => {
  number += 1
  email = `volger-${number}@example.org`
  person = application.person(email)
  followed = await application.topic({ texts: { nl: { name: 'Gevolgd', description: 'x' } } })
  second = await application.topic()
  fresh = await application.topic()
  slug = await application.petition()
  await follow(topicList(followed), topicList(second), updatesList(slug))
})

async function follow(...lists: ListId[]): Promise<void> {
  const { client, tableName } = application.table
  await subscriptionTable(client, tableName).activate(
    { person, email, locale: 'nl' },
    lists.map((list) => exampleFollow(list)),
    application.now(),
  )
}

const seal = (purpose: LinkPurpose = 'preferences', about: string = EVERYTHING) =>
  sealLink({ purpose, about, person }, application.deps.links, mac)
const path = (token = seal(), locale = 'nl') => `/${locale}/preferences/${token}`
const page = async (locale = 'nl') => (await application.request(path(seal(), locale))).text()
const active = () => application.follows(email)
const stored = async () => {
  const { Items = [] } = await application.table.client.send(
    new QueryCommand({
      TableName: application.table.tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `PERSON#${person}` },
      ConsistentRead: true,
    }),
  )
  return Items
}
const requests = async (): Promise<Record<string, unknown>[]> =>
  (await stored()).filter(({ sk }) => String(sk).startsWith('REQUEST#'))
const requestFor = (...topics: string[]): Promise<SubscriptionRequest | undefined> =>
  application.deps.stores.subscriptions.readRequest(
    { person, id: requestId(topics.map(topicList), application.deps.textHash) },
    true,
  )

/** The fields of the form as a browser would send them: hidden ones, ticked boxes, and the language. */
function fieldsOf(html: string): URLSearchParams {
  const [form = ''] = /<form(?:(?!<\/form>)[\s\S])*name="locale"[\s\S]*?<\/form>/.exec(html) ?? []
  const fields = new URLSearchParams()
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1]
    if (of('type') === 'checkbox' && !/ checked/.test(input)) continue
    fields.append(of('name') ?? '', of('value') ?? 'on')
  }
  const [option = ''] = /<option[^>]* selected[^>]*>/.exec(form) ?? []
  fields.append('locale', / value="([^"]*)"/.exec(option)?.[1] ?? '')
  return fields
}
const post = (fields: URLSearchParams, locale = 'nl') =>
  application.request(path(seal(), locale), {
    method: 'POST',
    body: fields.toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })
const untick = (fields: URLSearchParams, name: string, value: string) => {
  const left = fields.getAll(name).filter((one) => one !== value)
  fields.delete(name)
  for (const one of left) fields.append(name, one)
}

describe('the page', () => {
  it('shows what is followed and what else there is, and no name and no address', async () => {
    const html = await page()
    expect(fieldsOf(html).getAll('topics').sort()).toEqual([followed, second].sort())
    expect(fieldsOf(html).getAll('updates')).toEqual([updatesList(slug)])
    expect(html).toContain(`value="${fresh}"`)
    expect(html).toContain('Gevolgd')
    expect(html).toContain('Geen kind te koop')
    expect(html).not.toContain(email)
    expect(html).not.toContain('example.org')
  })

  it('shows a topic that takes no followers to those who follow it, and to nobody else', async () => {
    const closed = await application.topic({ open: false })
    application.pass(1)
    expect(await page()).not.toContain(`value="${closed}"`)
    await follow(topicList(closed), 'topic_is-er-niet-meer')
    expect(fieldsOf(await page()).getAll('topics')).toEqual(
      expect.arrayContaining([closed, 'is-er-niet-meer']),
    )
  })

  it('opened a hundred times changes nothing, is kept nowhere and sends no referrer', async () => {
    const before = await stored()
    for (let i = 0; i < 100; i++) {
      // In another language than that of the mails, too.
      const opened = path(seal(), i % 2 === 0 ? 'nl' : 'en')
      const response = await application.request(opened, { method: i % 10 === 0 ? 'HEAD' : 'GET' })
      expect(response.status).toBe(200)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    }
    expect(await stored()).toEqual(before)
  })

  it('sent as it stands changes nothing', async () => {
    const before = await stored()
    expect((await post(fieldsOf(await page()))).status).toBe(200)
    expect(await stored()).toEqual(before)
  })

  it('of somebody who follows nothing offers no box, and leads to the newsletter', async () => {
    await application.deps.stores.subscriptions.leaveAll(person, 'link', application.now())
    const html = await page()
    expect(html).toContain('href="/nl/newsletter"')
    expect(html).not.toContain('name="topics"')
  })

  it.each(['unsubscribe', 'not-me', 'my-data', 'confirm-subscription'] as const)(
    'is not opened by a link for %s, nor by a forged one, a cut one, or one about a list',
    async (purpose) => {
      const before = await stored()
      const wrong = [
        seal(purpose),
        seal().slice(0, -1),
        seal().replace(/.$/, '~'),
        seal('preferences', topicList(followed)),
        'x',
        '%00',
      ]
      for (const token of wrong)
        for (const method of ['GET', 'POST'])
          expect((await application.request(path(token), { method })).status).toBe(404)
      expect((await application.request(path(seal(), 'xx'))).status).toBe(404)
      expect(await stored()).toEqual(before)
    },
  )
})

describe('saving', () => {
  it('leaves at once what is unticked, and nothing else', async () => {
    const fields = fieldsOf(await page())
    untick(fields, 'topics', followed)
    expect((await post(fields)).status).toBe(200)
    expect(await active()).toEqual([topicList(second), updatesList(slug)].sort())
    untick(fields, 'updates', updatesList(slug))
    await post(fields)
    expect(await active()).toEqual([topicList(second)])
    const left = (await stored()).find(({ sk }) => sk === `SUBSCRIPTION#${topicList(followed)}`)
    expect(left).toMatchObject({ state: 'unsubscribed', endedBy: 'preferences' })
    expect(left).not.toHaveProperty('email')
  })

  it('does not touch what the page did not show: a list that was followed since', async () => {
    const fields = fieldsOf(await page())
    await follow(topicList(fresh))
    untick(fields, 'topics', followed)
    await post(fields)
    expect(await active()).toEqual([topicList(second), topicList(fresh), updatesList(slug)].sort())
  })

  it('does not bring back what was left elsewhere since the page was opened', async () => {
    const fields = fieldsOf(await page())
    await application.deps.stores.subscriptions.leave(person, topicList(followed), 'link', application.now())
    await post(fields)
    expect(await active()).toEqual([topicList(second), updatesList(slug)].sort())
    expect(await requests()).toEqual([])
  })

  it('asks for a newly ticked topic by mail, to the address that is kept, and follows it only after the press', async () => {
    const fields = fieldsOf(await page('en'))
    fields.append('topics', fresh)
    fields.set('locale', 'en')
    const html = await (await post(fields, 'en')).text()
    expect(html).not.toContain(email)
    expect(await active()).not.toContain(topicList(fresh))
    const request = await requestFor(fresh)
    expect(request).toMatchObject({
      state: 'pending',
      email,
      locale: 'en',
      mailDue: { mail: 'confirm-subscription' },
      follows: [
        {
          list: topicList(fresh),
          consent: {
            purpose: 'newsletter',
            channel: 'preferences',
            locale: 'en',
            version: 1,
            hash: application.deps.textHash(
              'Yes, mail me. (Stichting Voorbeeld, Voorbeeldlaan 1, 2500 AA Den Haag)',
            ),
          },
        },
      ],
    })
    const { id, nonce = '' } = request ?? { id: '' }
    await application.deps.stores.subscriptions.confirmRequest({ person, id }, nonce, application.now())
    expect(await active()).toContain(topicList(fresh))
  })

  it('says that a mail was asked for, and only then', async () => {
    const [plain, asking] = [fieldsOf(await page()), fieldsOf(await page())]
    asking.append('topics', fresh)
    const notice = /class="notice"[\s\S]*?<\/section>/
    const [said = ''] = notice.exec(await (await post(plain)).text()) ?? []
    const [asked = ''] = notice.exec(await (await post(asking)).text()) ?? []
    expect(asked.length).toBeGreaterThan(said.length)
    expect(said.length).toBeGreaterThan(0)
  })

  it('asks also where everything else is unticked in the same press', async () => {
    const fields = fieldsOf(await page())
    fields.delete('topics')
    fields.delete('updates')
    fields.append('topics', fresh)
    await post(fields)
    expect(await active()).toEqual([])
    expect(await requestFor(fresh)).toMatchObject({ email })
  })

  it('asks for no topic that is unknown or closed, nor for one that is followed', async () => {
    const closed = await application.topic({ open: false })
    const fields = fieldsOf(await page())
    for (const topic of [closed, 'bestaat-niet', 'constructor', '../x', '', followed])
      fields.append('topics', topic)
    expect((await post(fields)).status).toBe(200)
    expect(await requests()).toEqual([])
  })

  it('of somebody who follows nothing asks for nothing: no address is kept', async () => {
    const fields = fieldsOf(await page())
    fields.append('topics', fresh)
    await application.deps.stores.subscriptions.leaveAll(person, 'link', application.now())
    expect((await post(fields)).status).toBe(200)
    expect(await requests()).toEqual([])
  })

  it('sets the language of the mails on every list, and takes none that there is not', async () => {
    const locales = async () =>
      (await application.deps.stores.subscriptions.ofPerson(person)).map(({ locale }) => locale)
    const fields = fieldsOf(await page())
    fields.set('locale', 'en')
    await post(fields)
    expect(await locales()).toEqual(['en', 'en', 'en'])
    expect(fieldsOf(await page()).get('locale')).toBe('en')
    fields.set('locale', 'xx')
    expect((await post(fields)).status).toBe(200)
    expect(await locales()).toEqual(['en', 'en', 'en'])
  })

  it('leaves everything by its own button, and says so again', async () => {
    for (let i = 0; i < 2; i++) {
      expect((await post(new URLSearchParams({ everything: '1' }))).status).toBe(200)
      expect(await active()).toEqual([])
    }
  })

  it('answers 413 with a page for a body over 16 KB, and changes nothing', async () => {
    const response = await post(new URLSearchParams({ everything: '1', x: 'x'.repeat(17_000) }))
    expect(response.status).toBe(413)
    expect(await active()).toHaveLength(3)
  })
})
