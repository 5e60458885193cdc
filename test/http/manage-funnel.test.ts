import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Entry, STAGES, type Stage } from '../../functions/domain/counts.ts'
import { FATES, type Fate } from '../../functions/domain/feedback.ts'
import { FUNNEL_STEPS, type Funnel } from '../../functions/domain/funnel.ts'
import { countingTable } from '../../functions/table/counting.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
let slug: string

type Row = [day: string, provider: string, Partial<Record<Stage | Fate, number>>]
const ROWS: Row[] = [
  ['2026-11-20', 'other', { pending: 3, expired: 2, sent: 4, bounced: 1 }],
  ['2026-11-19', 'gmail.com', { confirmed: 40, withdrawn: 2, sent: 42, delivered: 41 }],
  ['2026-11-19', 'other', { confirmed: 7, held: 1, removed: 1, sent: 9, delivered: 9, complained: 1 }],
  ['2026-11-20', 'ziggo.nl', { confirmed: 5, sent: 5, delivered: 4 }],
  ['2026-11-21', 'other', { pending: 0 }],
]

beforeAll(async () => {
  application = await startApplication()
  slug = await application.petition()
  const { client, tableName } = application.table
  const counting = countingTable(client, tableName)
  // Each in two shards, as figures lie in buckets.
  for (const [index, [day, provider, figures]] of [...ROWS, ...ROWS].entries()) {
    const half = (n: number) => (index < ROWS.length ? Math.ceil(n / 2) : Math.floor(n / 2))
    const of = { petition: slug, day, provider }
    const entries = Object.entries(figures).map(([name, n]): Entry => {
      const stage = STAGES.find((one) => one === name)
      const fate = FATES.find((one) => one === name) ?? 'sent'
      const figure =
        stage === undefined
          ? { ...of, kind: 'fate' as const, fate }
          : { ...of, kind: 'stage' as const, stage }
      return { figure, add: half(n) }
    })
    const at = { stream: 'test', shard: `shard-${index}` }
    expect(await counting.commit(at, undefined, '1'.padStart(40, '0'), entries, application.now())).toBe(
      'committed',
    )
  }
})
afterAll(() => application.stop())

const ask = (query = '', headers: Record<string, string> = {}, of = slug) =>
  application.manage('GET', `/api/manage/petitions/${of}/funnel${query}`, undefined, 'viewer', headers)
const asked = async (): Promise<Funnel> => (await (await ask()).json()) as Funnel

const NONE = Object.fromEntries(FUNNEL_STEPS.map((step) => [step, 0]))

describe('the funnel for managers', () => {
  it('tells by day and provider what became of requests, oldest day first', async () => {
    const { total, days } = await asked()
    expect(days).toEqual([
      {
        ...NONE,
        day: '2026-11-19',
        submitted: 51,
        mailed: 51,
        delivered: 50,
        complained: 1,
        confirmed: 47,
        withdrawn: 2,
        held: 1,
        removed: 1,
        providers: [
          {
            ...NONE,
            provider: 'gmail.com',
            submitted: 42,
            mailed: 42,
            delivered: 41,
            confirmed: 40,
            withdrawn: 2,
          },
          {
            ...NONE,
            provider: 'other',
            submitted: 9,
            mailed: 9,
            delivered: 9,
            complained: 1,
            confirmed: 7,
            held: 1,
            removed: 1,
          },
        ],
      },
      {
        ...NONE,
        day: '2026-11-20',
        submitted: 10,
        mailed: 9,
        delivered: 4,
        bounced: 1,
        confirmed: 5,
        pending: 3,
        expired: 2,
        providers: [
          { ...NONE, provider: 'other', submitted: 5, mailed: 4, bounced: 1, pending: 3, expired: 2 },
          { ...NONE, provider: 'ziggo.nl', submitted: 5, mailed: 5, delivered: 4, confirmed: 5 },
        ],
      },
    ])
    expect(total).toMatchObject({ submitted: 61, mailed: 60, delivered: 54, confirmed: 52 })
  })

  it('adds up: providers to their day, days to the total, and where requests stand to those submitted', async () => {
    const { total, days } = await asked()
    for (const step of FUNNEL_STEPS) {
      expect(
        days.reduce((sum, day) => sum + day[step], 0),
        step,
      ).toBe(total[step])
      for (const day of days) expect(day.providers.reduce((sum, one) => sum + one[step], 0)).toBe(day[step])
    }
    for (const { pending, confirmed, held, withdrawn, removed, expired, submitted } of [total, ...days])
      expect(pending + confirmed + held + withdrawn + removed + expired).toBe(submitted)
  })

  it('comes as CSV, too: a row for each day and provider', async () => {
    const text = await (await ask('?format=csv')).text()
    expect(text.replace('\uFEFF', '').split('\r\n')).toEqual([
      'day,provider,submitted,mailed,delivered,bounced,complained,confirmed,withdrawn,held,removed,pending,expired',
      '2026-11-19,gmail.com,42,42,41,0,0,40,2,0,0,0,0',
      '2026-11-19,other,9,9,9,0,1,7,0,1,1,0,0',
      '2026-11-20,other,5,4,0,1,0,0,0,0,0,3,2',
      '2026-11-20,ziggo.nl,5,5,4,0,0,5,0,0,0,0,0',
      '',
    ])
    const accepted = await ask('', { accept: 'text/csv' })
    expect(await accepted.text()).toBe(text)
    expect(accepted.headers.get('vary')).toBe('Accept')
    expect(accepted.headers.get('content-disposition')).toBe(`attachment; filename="${slug}-funnel.csv"`)
    expect(await (await ask('?format=csv&delimiter=semicolon')).text()).toContain('day;provider;submitted')
  })

  it('is empty for a petition that nobody signed, and 404 for one that is not there', async () => {
    const empty = await ask('', {}, await application.petition())
    expect(await empty.json()).toEqual({ total: NONE, days: [] })
    expect((await ask('', {}, 'bestaat-niet')).status).toBe(404)
  })

  it('says in its documentation what `mailed` counts', async () => {
    const { paths } = (await (await application.request('/api/openapi.json')).json()) as {
      paths: Record<string, { get: { summary: string } }>
    }
    expect(paths['/api/manage/petitions/{slug}/funnel']?.get.summary).toMatch(
      /mailed.*first confirmation mail of each request/,
    )
  })
})
