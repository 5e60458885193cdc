import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Audience } from '../../functions/domain/campaign.ts'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { LOCALES } from '../../functions/domain/locale.ts'
import { countAudience } from '../../functions/jobs/count-audience.ts'
import { SHARD_NUMBERS, shardOf } from '../../functions/table/keys.ts'
import { signatureItem } from '../../functions/table/signature-item.ts'
import { addresses, type CampaignWorld, campaignWorld, keyOf } from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'
import { exampleSignature } from '../support/examples.ts'

let server: TestTable
let world: CampaignWorld
beforeAll(async () => {
  server = await startTable()
  world = await campaignWorld(server)
})
afterAll(() => server.stop())

const audienceOf = (changes: Partial<Audience>): Audience => ({
  topics: [],
  petitions: [],
  countries: [],
  locales: [],
  ...changes,
})

async function followers(audience: Audience, shard: number, from?: string) {
  const found = []
  for await (const page of world.deps.audience.pages(audience, shard, from)) {
    expect(page.followers.length).toBeLessThanOrEqual(100)
    expect(page.followers.at(-1)?.person ?? '').toBe(page.upTo)
    found.push(...page.followers)
  }
  return found
}

const inAll = async (audience: Audience) =>
  (await Promise.all(SHARD_NUMBERS.map((shard) => followers(audience, shard)))).flat()

describe('who follows the lists of a campaign', () => {
  it('are merged by person, in the order of their keys, whatever each follows', async () => {
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ minLength: 3, maxLength: 3 }), { maxLength: 40 }),
        async (bits) => {
          const lists = [0, 1, 2].map((i) => `merge-${number}-${i}`)
          number += 1
          const emails = addresses(bits.length, `m${number}-`)
          const follows = (i: number, list: number) => (bits[i]?.[list] ?? 0) % 2 === 1
          for (const [list, name] of lists.entries())
            await world.follow(
              topicList(name),
              emails.filter((_, i) => follows(i, list)),
            )
          const expected = emails
            .map((email, i) => ({
              person: keyOf(email),
              lists: lists.filter((_, list) => follows(i, list)).map(topicList),
            }))
            .filter((one) => one.lists.length > 0)
          const found = await inAll(audienceOf({ topics: lists }))
          expect(found.length).toBe(expected.length)
          for (const { person, lists: own } of expected)
            expect(found.find((one) => one.person === person)?.follows.map(({ list }) => list)).toEqual(own)
          for (const shard of SHARD_NUMBERS) {
            const own = (await followers(audienceOf({ topics: lists }), shard)).map(({ person }) => person)
            expect(own).toEqual([...own].sort())
            expect(own.every((person) => shardOf(person) === shard)).toBe(true)
          }
        },
      ),
      { numRuns: 12 },
    )
  })

  it('come page by page, and from any of them on', async () => {
    const shard = shardOf(keyOf('page0@example.org'))
    // Of many people those of one shard, and a few beside them.
    const emails = addresses(4_000, 'page').filter(
      (email, i) => shardOf(keyOf(email)) === shard || i % 40 === 0,
    )
    await world.follow(topicList('paged'), emails)
    await world.follow(
      updatesList('paged'),
      emails.filter((_, i) => i % 3 === 0),
    )
    const audience = audienceOf({ topics: ['paged'], petitions: ['paged'] })
    const own = emails
      .map(keyOf)
      .filter((person) => shardOf(person) === shard)
      .sort()
    expect(own.length).toBeGreaterThan(200)
    expect((await followers(audience, shard)).map(({ person }) => person)).toEqual(own)
    const mark = (own[150] ?? '').slice(0, 8)
    expect((await followers(audience, shard, mark)).map(({ person }) => person)).toEqual(own.slice(150))
  })

  it('come with their suppression, and with their signatures where countries are asked for', async () => {
    const email = 'noor@example.org'
    const person = keyOf(email)
    await world.follow(updatesList('signed'), [email])
    await world.suppressions.suppress(person, 'bulk', 'complaint', new Date())
    const signature = exampleSignature({ petition: 'signed', person, state: 'confirmed', country: 'BE' })
    await world.put(signatureItem(signature))
    expect(await followers(audienceOf({ petitions: ['signed'] }), shardOf(person))).toEqual([
      expect.objectContaining({ suppression: expect.objectContaining({ scope: 'bulk' }), signatures: [] }),
    ])
    const audience = audienceOf({ petitions: ['signed'], countries: ['BE'] })
    expect(await followers(audience, shardOf(person))).toEqual([
      expect.objectContaining({
        signatures: [expect.objectContaining({ country: 'BE', state: 'confirmed' })],
      }),
    ])
  })

  it('are counted by language as they would be gathered', async () => {
    await world.follow(topicList('counted'), addresses(130, 'nl'))
    await world.follow(topicList('counted'), addresses(70, 'en'), { locale: 'en' })
    await world.follow(topicList('counted-too'), [...addresses(130, 'nl'), 'more@example.org'])
    await world.suppressions.suppress(keyOf('nl3@example.org'), 'all', 'bounce', new Date())
    const audience = audienceOf({ topics: ['counted', 'counted-too'] })
    const nobody = Object.fromEntries(LOCALES.map((locale) => [locale, 0]))
    await expect(countAudience(world.deps.audience, audience)).resolves.toEqual({
      total: 200,
      byLocale: { ...nobody, nl: 130, en: 70 },
    })
    await expect(countAudience(world.deps.audience, { ...audience, locales: ['en'] })).resolves.toEqual({
      total: 70,
      byLocale: { ...nobody, en: 70 },
    })
  })
})

describe('what stands of recipients', () => {
  it('is theirs, in their order; of one whose items cannot be read nothing is said', async () => {
    const [one, other, odd] = ['een@example.org', 'twee@example.org', 'drie@example.org'].map(keyOf)
    const list = topicList('standing')
    await world.follow(list, ['een@example.org', 'twee@example.org', 'drie@example.org'])
    await world.put({ pk: `PERSON#${odd}`, sk: 'SUPPRESSION', scope: 'who knows' })
    await world.put(
      signatureItem(exampleSignature({ petition: 'named', person: other ?? '', state: 'confirmed' })),
    )
    const of = [one, other, odd, keyOf('nobody@example.org')].map((person) => ({
      person: person ?? '',
      lists: [list, topicList('never')],
    }))
    const found = await world.deps.audience.standing(of, () => ['named'])
    expect(found).toEqual([
      { subscriptions: [expect.objectContaining({ person: one, list })], signatures: [] },
      {
        subscriptions: [expect.objectContaining({ person: other, list })],
        signatures: [expect.objectContaining({ givenName: 'Noor' })],
      },
      undefined,
      { subscriptions: [], signatures: [] },
    ])
  })
})
