import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { topicList, updatesList } from '../../functions/domain/list.ts'
import { addresses, campaignWorld, repeated } from '../support/campaign-world.ts'
import { startTable, type TestTable } from '../support/dynamodb.ts'

let server: TestTable
beforeAll(async () => {
  server = await startTable()
})
afterAll(() => server.stop())

const TOPIC = topicList('kinderhandel')

describe('a campaign that is under way', () => {
  it('goes to each follower once, however many of its lists they follow', async () => {
    const { follow, campaign, run, mails, states, read } = await campaignWorld(server)
    const petition = updatesList('geen-kind-te-koop')
    await follow(TOPIC, addresses(200))
    await follow(petition, [...addresses(300).slice(100), 'alleen@example.org'])
    await campaign({
      audience: { topics: ['kinderhandel'], petitions: ['geen-kind-te-koop'], countries: [], locales: [] },
    })
    const t = Date.now()
    await run()
    console.log(Date.now() - t)
    expect(new Set(mails.map(({ to }) => to))).toEqual(new Set([...addresses(300), 'alleen@example.org']))
    expect(repeated(mails)).toBe(0)
    expect(await states()).toEqual({ sent: 301 })
    expect(await read()).toMatchObject({ state: 'sent', endedAt: expect.any(String) })
  })
})
