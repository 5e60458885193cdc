import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { textHash } from '../../functions/crypto.ts'
import { topicList } from '../../functions/domain/list.ts'
import { readReceipt } from '../../functions/table/subscription-items.ts'
import { wholeTable } from '../support/retention-world.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
let topic: string
let number = 0
beforeAll(async () => {
  application = await startApplication()
  topic = await application.topic()
})
afterAll(() => application.stop())
afterEach(() => vi.restoreAllMocks())

type Report = {
  rows: number
  imported: number
  unchanged: number
  refused: { row: number; field: string; code: string; detail: string }[]
}

const CONSENT = 'Ja, mail mij over kinderhandel.'
const DATE = '2025-05-01T10:00:00.000Z'

/** An address that nobody else has. */
const address = () => `noor.${++number}@example.org`

const send = (body: unknown, headers: Record<string, string> = {}) =>
  application.manage('POST', '/api/manage/imports', body, 'admin', headers)

async function bring(kind: 'subscribers' | 'suppressions', csv: string, more = {}): Promise<Report> {
  const response = await send({ kind, csv, ...more })
  expect(response.status).toBe(200)
  return (await response.json()) as Report
}

type Row = {
  email: string
  topic?: string
  locale?: string
  source?: string
  date?: string
  consent?: string
}
const subscribersFile = (...rows: Row[]) =>
  [
    'email;topic;locale;source;date;consent',
    ...rows.map((row) =>
      [
        row.email,
        row.topic ?? topic,
        row.locale ?? 'en',
        row.source ?? 'beurs',
        row.date ?? DATE,
        row.consent ?? CONSENT,
      ].join(';'),
    ),
  ].join('\r\n')
const subscribers = (...rows: Row[]) => bring('subscribers', subscribersFile(...rows))
const suppressions = (...rows: [email: string, scope: string, date?: string][]) =>
  bring(
    'suppressions',
    ['email,scope,date', ...rows.map(([email, scope, date]) => `${email},${scope},${date ?? DATE}`)].join(
      '\n',
    ),
  )

const following = async (email: string) =>
  (await application.deps.stores.subscriptions.ofPerson(application.person(email))).filter(
    ({ state }) => state === 'active',
  )
const suppressed = (email: string) => application.deps.stores.suppressions.read(application.person(email))
const itemsOf = async (email: string) =>
  (await wholeTable(application.table)).filter(({ pk }) => pk === `PERSON#${application.person(email)}`)
const refusals = ({ refused }: Report) => refused.map(({ row, field, code }) => [row, field, code])

async function lastAudit() {
  const log = await application.manage('GET', '/api/manage/audit', undefined, 'admin')
  const { items } = (await log.json()) as { items: { at: string; action: string; subject: string }[] }
  return items.filter(({ action }) => action.endsWith('-imported'))
}

describe('importing subscribers', () => {
  it('makes them followers, with a receipt of the very words that they agreed to', async () => {
    const email = address()
    expect(await subscribers({ email: ` ${email.toUpperCase()}` })).toEqual({
      rows: 1,
      imported: 1,
      unchanged: 0,
      refused: [],
    })
    expect(await following(email)).toMatchObject([
      { list: topicList(topic), state: 'active', locale: 'en', since: DATE, email: 'NOOR.1@example.org' },
    ])
    const receipts = (await itemsOf(email)).filter(({ sk }) => `${sk}`.startsWith('RECEIPT#'))
    expect(receipts.map(readReceipt)).toEqual([
      {
        list: topicList(topic),
        purpose: 'newsletter',
        version: 0,
        hash: textHash(CONSENT),
        locale: 'en',
        channel: 'import',
        askedAt: DATE,
        confirmedAt: DATE,
        ageConfirmed: true,
        imported: { source: 'beurs', text: CONSENT },
      },
    ])
  })

  it('is never a mail: nothing waits for one', async () => {
    const before = (await wholeTable(application.table)).filter((item) => 'dueShard' in item)
    const emails = Array.from({ length: 30 }, address)
    expect((await subscribers(...emails.map((email) => ({ email })))).imported).toBe(30)
    const after = await wholeTable(application.table)
    expect(after.filter((item) => 'dueShard' in item)).toEqual(before)
    for (const email of emails)
      expect((await itemsOf(email)).map(({ sk }) => `${sk}`.split('#')[0])).toEqual([
        'RECEIPT',
        'SUBSCRIPTION',
      ])
  })

  it('is harmless to do again', async () => {
    const rows = Array.from({ length: 8 }, () => ({ email: address() }))
    expect(await subscribers(...rows)).toMatchObject({ imported: 8, unchanged: 0 })
    const people = async () =>
      (await wholeTable(application.table)).filter(({ pk }) => `${pk}`.startsWith('PERSON#'))
    const before = await people()
    expect(await subscribers(...rows)).toEqual({ rows: 8, imported: 0, unchanged: 8, refused: [] })
    // Not another day, language or source either: who follows already is left as they are.
    const later = rows.map((row) => ({ ...row, date: '2026-01-01', locale: 'nl', source: 'straat' }))
    expect(await subscribers(...later)).toMatchObject({ imported: 0, unchanged: 8 })
    expect(await people()).toEqual(before)
  })

  it('takes one mailbox once, however often a file names it, and two imports at once', async () => {
    const [one, two] = ['noor.de.vries@gmail.com', 'noordevries+luid@googlemail.com']
    expect(await subscribers({ email: one }, { email: two }, { email: one })).toMatchObject({
      rows: 3,
      imported: 1,
      unchanged: 2,
    })
    expect(await following(two)).toMatchObject([{ email: one }])

    const rows = Array.from({ length: 40 }, () => ({ email: address() }))
    const reports = await Promise.all([subscribers(...rows), subscribers(...rows)])
    expect(reports.map(({ rows: all, imported, unchanged }) => [all, imported + unchanged])).toEqual([
      [40, 40],
      [40, 40],
    ])
    expect(reports[0].imported + reports[1].imported).toBe(40)
  })

  it('follows the topic of a row, or that of the file', async () => {
    const [other, own, given] = [await application.topic(), address(), address()]
    const csv = `email,topic,source,date,consent\n${own},${other},x,2025-05-01,"${CONSENT}"\n${given},,x,2025-05-01,"${CONSENT}"\n`
    expect(await bring('subscribers', csv, { topic })).toMatchObject({ imported: 2 })
    expect(await following(own)).toMatchObject([{ list: topicList(other), locale: 'nl' }])
    expect(await following(given)).toMatchObject([{ list: topicList(topic) }])
    expect(refusals(await bring('subscribers', csv))).toEqual([[3, 'topic', 'topic-missing']])
  })

  it('refuses a topic that is not, and takes one that is closed to newcomers', async () => {
    const [email, closed] = [address(), await application.topic({ open: false })]
    expect(
      refusals(
        await subscribers(
          { email, topic: 'bestaat-niet' },
          { email, topic: '../x' },
          { email, topic: closed },
        ),
      ),
    ).toEqual([
      [2, 'topic', 'topic-not-found'],
      [3, 'topic', 'topic-not-found'],
    ])
    expect(await following(email)).toMatchObject([{ list: topicList(closed) }])
  })

  it.each(['bulk', 'all'])(
    'refuses whom no mail may reach (%s), until a manager lifts that',
    async (scope) => {
      const [email, { stores }] = [address(), application.deps]
      await suppressions([email, scope])
      expect(refusals(await subscribers({ email }))).toEqual([[2, 'email', 'address-suppressed']])
      expect(await itemsOf(email)).toHaveLength(1)
      const audit = { id: 'x', at: application.now().toISOString(), actor: 'a', subject: 'x' }
      await stores.suppressions.lift(application.person(email), application.now(), {
        ...audit,
        action: 'suppression-lifted',
      })
      expect(await subscribers({ email })).toMatchObject({ imported: 1 })
    },
  )

  it('refuses who has left since they agreed, and takes who agreed after they left', async () => {
    const email = address()
    await subscribers({ email })
    const left = new Date('2026-03-01T12:00:00.000Z')
    const { subscriptions } = application.deps.stores
    await subscriptions.leave(application.person(email), topicList(topic), 'link', left)
    for (const date of [DATE, '2026-03-01', '2026-03-01T11:59:59.999Z'])
      expect(refusals(await subscribers({ email, date }))).toEqual([[2, 'date', 'left-since']])
    expect(await following(email)).toEqual([])
    expect(await subscribers({ email, date: '2026-03-02' })).toMatchObject({ imported: 1 })
    expect(await following(email)).toMatchObject([{ since: '2026-03-02T00:00:00.000Z' }])
  })

  it('reports every row that it refused, in the request’s language and without an address', async () => {
    const [good, bad] = [address(), 'noor@@example.org']
    const csv = subscribersFile(
      { email: good, topic: 'x' },
      { email: bad },
      { email: good, date: '2027-01-01' },
      { email: good },
      { email: good, consent: 'Ja' },
    )
    for (const [language, words] of [
      ['nl', 'Deze datum moet nog komen.'],
      ['en', 'This date is still to come.'],
    ] as const) {
      const response = await send({ kind: 'subscribers', csv }, { 'accept-language': language })
      const text = await response.text()
      for (const part of [good, 'noor', '@@']) expect(text).not.toContain(part)
      const report = JSON.parse(text) as Report
      expect(refusals(report)).toEqual([
        [2, 'topic', 'topic-not-found'],
        [3, 'email', 'email-malformed'],
        [4, 'date', 'date-in-future'],
        [6, 'consent', 'consent-text-malformed'],
      ])
      expect(report.rows).toBe(5)
      expect(report.refused[2]?.detail).toBe(words)
      expect(new Set(report.refused.map(({ detail }) => detail)).size).toBe(4)
    }
  })

  it('keeps a text that looks like a formula as a text', async () => {
    const [email, consent] = [address(), '=HYPERLINK("https://x.example.org")']
    const csv = `email,source,date,consent\n${email},=1+1,2025-05-01,"${consent.replaceAll('"', '""')}"\n`
    expect(await bring('subscribers', csv, { topic })).toMatchObject({ imported: 1 })
    const receipt = (await itemsOf(email)).find(({ sk }) => `${sk}`.startsWith('RECEIPT#'))
    expect(readReceipt(receipt).imported).toEqual({ source: '=1+1', text: consent })
  })

  it('goes on where a fault broke it off, and the log says how far it came', async () => {
    const rows = Array.from({ length: 60 }, () => ({ email: address() }))
    const { subscriptions } = application.deps.stores
    const { activate } = subscriptions
    let calls = 0
    const broken = vi.spyOn(subscriptions, 'activate').mockImplementation((...given) => {
      calls += 1
      return calls > 31 ? Promise.reject(new Error('The table is gone.')) : activate(...given)
    })
    application.pass(1)
    expect((await send({ kind: 'subscribers', csv: subscribersFile(...rows) })).status).toBe(500)
    broken.mockRestore()
    expect((await lastAudit())[0]).toMatchObject({ subject: 'imported 31, unchanged 0, refused 0' })
    expect(await subscribers(...rows)).toMatchObject({ imported: 29, unchanged: 31 })
  })

  it('has some rows under way at once, not all', async () => {
    const { subscriptions } = application.deps.stores
    const { activate } = subscriptions
    let [now, most] = [0, 0]
    vi.spyOn(subscriptions, 'activate').mockImplementation(async (...given) => {
      now += 1
      most = Math.max(most, now)
      return activate(...given).finally(() => {
        now -= 1
      })
    })
    await subscribers(...Array.from({ length: 100 }, () => ({ email: address() })))
    expect(most).toBeGreaterThan(5)
    expect(most).toBeLessThanOrEqual(25)
  })
})

describe('importing suppressions', () => {
  it('suppresses for bulk or for all, and never narrows', async () => {
    const [bulk, all] = [address(), address()]
    expect(await suppressions([bulk, 'bulk'], [all, 'all'])).toMatchObject({ imported: 2, refused: [] })
    expect(await suppressed(bulk)).toMatchObject({ scope: 'bulk', because: 'imported', at: DATE })
    expect(await suppressed(all)).toMatchObject({ scope: 'all', because: 'imported' })
    expect(await suppressions([bulk, 'all'], [all, 'bulk'])).toMatchObject({ imported: 1, unchanged: 1 })
    expect(await suppressed(bulk)).toMatchObject({ scope: 'all' })
    expect(await suppressed(all)).toMatchObject({ scope: 'all' })
  })

  it('keeps the widest of two rows of one mailbox, in whatever order', async () => {
    for (const scopes of [
      ['bulk', 'all'],
      ['all', 'bulk'],
    ]) {
      const email = address()
      await suppressions(...scopes.map((scope): [string, string] => [email, scope]))
      expect(await suppressed(email)).toMatchObject({ scope: 'all' })
    }
  })

  it('undoes no manager’s lifting of later', async () => {
    const email = address()
    await suppressions([email, 'all'])
    const at = new Date('2026-06-01T00:00:00.000Z')
    await application.deps.stores.suppressions.lift(application.person(email), at, {
      id: 'x',
      at: at.toISOString(),
      actor: 'a',
      action: 'suppression-lifted',
      subject: 'x',
    })
    expect(await suppressions([email, 'all', '2026-05-31'])).toMatchObject({ imported: 0, unchanged: 1 })
    expect(await suppressed(email)).toMatchObject({ scope: 'none' })
    expect(await suppressions([email, 'all', '2026-06-02'])).toMatchObject({ imported: 1 })
  })

  it('makes a mailbox known by its key alone', async () => {
    const email = address()
    await suppressions([email, 'all'])
    expect(JSON.stringify(await wholeTable(application.table))).not.toContain(email)
  })
})

describe('every import', () => {
  it('leaves an audit entry of numbers alone', async () => {
    application.pass(1)
    await subscribers({ email: address() }, { email: 'x' }, { email: 'y' })
    application.pass(1)
    const email = address()
    await suppressions([email, 'all'], [email, 'all'])
    expect((await lastAudit()).slice(0, 2)).toMatchObject([
      { action: 'suppressions-imported', subject: 'imported 1, unchanged 1, refused 0' },
      { action: 'subscribers-imported', subject: 'imported 1, unchanged 0, refused 2' },
    ])
  })

  it.each([
    [{ kind: 'petitions', csv: 'email\n' }, 422, 'invalid'],
    [{ kind: 'subscribers' }, 422, 'invalid'],
    [{ kind: 'subscribers', csv: '' }, 422, 'invalid'],
    [{ kind: 'subscribers', csv: 'naam\nNoor\n' }, 422, 'import-unreadable'],
    [
      { kind: 'suppressions', csv: `email,scope,date\n${'x,bulk,2025-05-01\n'.repeat(2001)}` },
      413,
      'import-too-long',
    ],
    [{ kind: 'suppressions', csv: 'x'.repeat(4 * 256 * 1024) }, 413, 'body-too-large'],
  ])('is refused as a whole for what is wrong with the whole: %#', async (body, status, code) => {
    const entries = (await lastAudit()).length
    const response = await send(body)
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ code })
    expect(await lastAudit()).toHaveLength(entries)
  })

  it('takes a full file of long texts', async () => {
    const rows = Array.from({ length: 2000 }, () => ({ email: 'nobody', consent: 'x'.repeat(450) }))
    const report = await subscribers(...rows)
    expect([report.rows, report.refused.length]).toEqual([2000, 2000])
  })
})
