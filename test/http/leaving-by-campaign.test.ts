import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mac } from '../../functions/crypto.ts'
import { EVERYTHING, type LinkPurpose, sealLink } from '../../functions/domain/link.ts'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { createApp } from '../../functions/http/app.tsx'
import type { Dependencies } from '../../functions/http/dependencies.ts'
import { deliveryTable } from '../../functions/table/deliveries.ts'
import { figuresTable } from '../../functions/table/figures.ts'
import { keys } from '../../functions/table/keys.ts'
import { countStream } from '../support/counted-stream.ts'
import { exampleDelivery, exampleFollow } from '../support/examples.ts'
import { type Application, ORIGIN_SECRETS, startApplication, wholeAnswer } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

let email: string
let person: string
/** Topics and a petition that the campaign goes to; the reader follows all but the last. */
let first: string
let second: string
let slug: string
let unfollowed: string
/** A topic that the campaign does not go to. */
let other: string
let campaign: string
let number = 0
beforeEach(async () => {
  number += 1
  email = `lezer-${number}@example.org`
  person = application.person(email)
  const named = (name: string) => application.topic({ texts: { nl: { name, description: 'x' } } })
  ;[first, second, unfollowed, other] = [
    await named('Kinderhandel'),
    await named('Onderwijs'),
    await named('Water'),
    await named('Zorg'),
  ]
  slug = await application.petition()
  campaign = await application.campaign(
    { topics: [first, second, unfollowed], petitions: [slug] },
    { state: 'sending' },
  )
  await application.deps.stores.subscriptions.activate(
    { person, email, locale: 'nl' },
    [topicList(first), topicList(second), updatesList(slug), topicList(other)].map((list) =>
      exampleFollow(list),
    ),
    application.now(),
  )
  const { client, tableName } = application.table
  await deliveryTable(client, tableName).add(exampleDelivery(person, { campaign, state: 'sent' }))
})

const seal = (about: string = topicList(first), purpose: LinkPurpose = 'unsubscribe') =>
  sealLink({ purpose, about, person, campaign }, application.deps.links, mac)
const path = (token = seal()) => `/nl/unsubscribe/${token}`
const post = (token = seal()) => application.request(path(token), { method: 'POST' })
const follows = () => application.follows(email)
const stored = async (key = keys.delivery(campaign, person)) => {
  const { client, tableName: TableName } = application.table
  return (await client.send(new GetCommand({ TableName, Key: key, ConsistentRead: true }))).Item
}
const leftAt = async () => (await stored())?.['unsubscribedAt']
const listsOn = (html: string) =>
  [...html.matchAll(/<strong[^>]*>([^<]+)<\/strong>/g)].map(([, name]) => name)
const OTHERS_LEFT = ['Kinderhandel', 'Onderwijs', 'Geen kind te koop']

/** The application with some of its parts broken. */
const broken = (stores: Partial<Dependencies['stores']>) => {
  const app = createApp({ ...application.deps, stores: { ...application.deps.stores, ...stores } })
  return (token: string, page = path(token), body?: string) =>
    app.request(page, {
      method: 'POST',
      headers: {
        'x-luid-origin': ORIGIN_SECRETS[0] ?? '',
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      },
      ...(body === undefined ? {} : { body }),
    })
}
const fails = () => Promise.reject(new Error('the table is away'))

describe('the link in a campaign’s mail', () => {
  it.each(['List-Unsubscribe=One-Click', undefined])(
    'leaves every list that the campaign went to and no other, and counts once (body %s)',
    async (body) => {
      const response = await application.request(path(), { method: 'POST', ...(body && { body }) })
      expect(response.status).toBe(200)
      expect(await follows()).toEqual([topicList(other)])
      expect(await leftAt()).toBe(application.now().toISOString())
    },
  )

  it('again answers the same, byte for byte, and changes nothing', async () => {
    const answer = await wholeAnswer(await post())
    const at = await leftAt()
    application.pass(60)
    for (let i = 0; i < 3; i++) expect(await wholeAnswer(await post())).toBe(answer)
    expect(await leftAt()).toBe(at)
    await countStream(application.table)
    const { client, tableName } = application.table
    expect(await figuresTable(client, tableName).read(campaign, true)).toMatchObject({
      unsubscribed: 1,
      sent: 1,
    })
  })

  it('names all the lists that are left, before the press and after it, and none that was never followed', async () => {
    const before = await stored()
    for (const method of ['GET', 'HEAD', 'GET'])
      expect((await application.request(path(), { method })).status).toBe(200)
    expect(listsOn(await (await application.request(path())).text())).toEqual(OTHERS_LEFT)
    expect([await stored(), await follows()]).toEqual([before, expect.objectContaining({ length: 4 })])
    const html = await (await post()).text()
    expect(listsOn(html)).toEqual(OTHERS_LEFT)
    expect(html).not.toContain(email)
  })

  it('whose own list the campaign no longer names leaves that too', async () => {
    await post(seal(topicList(other)))
    expect(await follows()).toEqual([])
  })

  it('to everything leaves everything, and so does the other button on its page: both count', async () => {
    const html = await (await application.request(path())).text()
    const everything = [...html.matchAll(/action="([^"]+)"/g)].map(([, to]) => to).find((to) => to !== path())
    expect((await application.postForm(everything ?? '', {})).status).toBe(200)
    expect(await follows()).toEqual([])
    expect(await leftAt()).toBeDefined()
  })

  it('of everything counts', async () => {
    expect((await post(seal(EVERYTHING))).status).toBe(200)
    expect([await follows(), typeof (await leftAt())]).toEqual([[], 'string'])
  })

  it('leads to preferences that still know the campaign', async () => {
    const html = await (await post()).text()
    const [, preferences = ''] = /href="\/nl\/preferences\/([^"]+)"/.exec(html) ?? []
    expect(preferences.split('.')[4]).toBe(campaign)
  })

  it.each<[string, () => Promise<void>]>([
    [
      'is no more',
      async () => {
        campaign = '20251121120000-weg00000'
      },
    ],
    [
      'cannot be read',
      async () => {
        const Item = { ...keys.campaign(campaign), id: campaign, audience: 'iedereen' }
        await application.table.client.send(new PutCommand({ TableName: application.table.tableName, Item }))
      },
    ],
  ])('leaves its own list also where the campaign %s', async (_, harm) => {
    await harm()
    expect((await application.request(path())).status).toBe(200)
    const response = await post()
    expect(response.status).toBe(200)
    expect(await follows()).toEqual([topicList(other), topicList(second), updatesList(slug)].sort())
    expect(listsOn(await response.text())).toEqual(['Kinderhandel'])
  })

  it('leaves also where the campaign cannot be looked up, or the leaving not be counted: a later press counts', async () => {
    const { subscriptions } = application.deps.stores
    expect((await broken({ campaigns: { read: fails } })(seal())).status).toBe(200)
    expect(await follows()).not.toContain(topicList(first))
    await subscriptions.leaveAll(person, 'link', application.now(), [topicList(other)])
    const { client, tableName } = application.table
    await client.send(
      new PutCommand({ TableName: tableName, Item: { ...(await stored()), unsubscribedAt: undefined } }),
    )
    expect((await broken({ deliveries: { markLeft: fails } })(seal())).status).toBe(200)
    expect([await follows(), await leftAt()]).toEqual([[], undefined])
    await post()
    expect(await leftAt()).toBeDefined()
  })

  it('of a delivery that is gone leaves, and brings nothing back', async () => {
    const gone = application.person('gewist@example.org')
    const token = sealLink(
      { purpose: 'unsubscribe', about: topicList(first), person: gone, campaign },
      application.deps.links,
      mac,
    )
    expect((await post(token)).status).toBe(200)
    expect(await stored(keys.delivery(campaign, gone))).toBeUndefined()
  })

  it('cannot be given another campaign', async () => {
    const other = await application.campaign({ topics: [first] }, { state: 'sending' })
    const token = seal().split('.')
    token[4] = other
    expect((await post(token.join('.'))).status).toBe(404)
    expect(await follows()).toHaveLength(4)
  })

  it('leaves the campaign alone where it names none', async () => {
    const token = sealLink(
      { purpose: 'unsubscribe', about: topicList(first), person },
      application.deps.links,
      mac,
    )
    await post(token)
    expect(await follows()).toHaveLength(3)
    expect(await leftAt()).toBeUndefined()
  })
})

describe('preferences, by the link in a campaign’s mail', () => {
  const save = (fields: Record<string, string>[], token = seal(EVERYTHING, 'preferences')) => {
    const form = new URLSearchParams(fields.flatMap((one) => Object.entries(one)))
    return application.request(`/nl/preferences/${token}`, {
      method: 'POST',
      body: form.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
  }
  const shown = () => [{ shown: topicList(first) }, { shown: topicList(other) }]

  it('count who leaves a list, and who leaves everything', async () => {
    expect((await save([...shown(), { topics: other }])).status).toBe(200)
    expect(await follows()).not.toContain(topicList(first))
    const at = await leftAt()
    expect(at).toBe(application.now().toISOString())
    application.pass(5)
    await save([{ everything: '1' }])
    expect([await follows(), await leftAt()]).toEqual([[], at])
  })

  it('count nobody who leaves nothing, opens them, or comes by a link of no campaign', async () => {
    await application.request(`/nl/preferences/${seal(EVERYTHING, 'preferences')}`)
    expect((await save([...shown(), { topics: first }, { topics: other }])).status).toBe(200)
    const plain = sealLink({ purpose: 'preferences', about: EVERYTHING, person }, application.deps.links, mac)
    await save([{ everything: '1' }], plain)
    expect([await follows(), await leftAt()]).toEqual([[], undefined])
  })

  it('are saved also where the leaving cannot be counted', async () => {
    const token = seal(EVERYTHING, 'preferences')
    const press = broken({ deliveries: { markLeft: fails } })
    expect((await press(token, `/nl/preferences/${token}`, 'everything=1')).status).toBe(200)
    expect(await follows()).toEqual([])
  })
})
