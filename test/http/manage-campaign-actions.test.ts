import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { begin, type Campaign, finish, pause } from '../../functions/domain/campaign.ts'
import { type DeliveryCounts, NO_DELIVERIES } from '../../functions/domain/delivery-cells.ts'
import { campaignWalkTable } from '../../functions/table/campaign-walks.ts'
import { exampleAudit, examplePetition } from '../support/examples.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
let topic: string
beforeAll(async () => {
  application = await startApplication()
  topic = await application.topic()
})
afterEach(() => {
  vi.restoreAllMocks()
})
afterAll(() => application.stop())

const PATH = '/api/manage/campaigns'
const MINUTE = 60_000

const act = (id: string, action: string, body?: unknown, headers: Record<string, string> = {}) => {
  application.pass(0.1)
  return application.manage('POST', `${PATH}/${id}/${action}`, body, 'campaigner', headers)
}
const stored = async (id: string): Promise<Campaign> => {
  const campaign = await application.deps.stores.campaigns.read(id, true)
  if (campaign === undefined) throw new Error('There is no such campaign.')
  return campaign
}
const code = async (response: Response) => [
  response.status,
  ((await response.json()) as { code: string }).code,
]
const json = async (response: Response) => (await response.json()) as Record<string, unknown>
const wakes = () => vi.spyOn(application.deps.campaignSender, 'wake')
const iso = (minutes = 0) => new Date(application.now().getTime() + minutes * MINUTE).toISOString()
/** A campaign that the sender has begun. */
const begun = (facts: Partial<Campaign> = {}) =>
  application.campaign({ topics: [topic] }, { state: 'sending', at: iso(), startedAt: iso(), ...facts })
const counting = (counts: Partial<DeliveryCounts>) =>
  vi
    .spyOn(application.deps.stores.figures, 'read')
    .mockResolvedValue({ ...NO_DELIVERIES, ...counts } satisfies DeliveryCounts)

/** The sender writes its change of a campaign, whatever anybody else does. */
async function asSender(id: string, change: (seen: Campaign) => Campaign): Promise<void> {
  const seen = await stored(id)
  const next = { ...change(seen), version: seen.version + 1 }
  await application.deps.stores.campaigns.replace(next, seen.version, exampleAudit({ subject: id }))
}

/** Lets the sender write the campaign between reading it and writing it, so many times. */
function interfering(times: number, change: (seen: Campaign) => Campaign = (seen) => seen): void {
  const { campaigns } = application.deps.stores
  const { replace } = campaigns
  let left = times
  vi.spyOn(campaigns, 'replace').mockImplementation(async (campaign, seenVersion, audit) => {
    if (left > 0) {
      left -= 1
      const seen = await stored(campaign.id)
      const theirs = { ...change(seen), version: seen.version + 1 }
      await replace(theirs, seen.version, exampleAudit({ subject: campaign.id, actor: 'sender' }))
    }
    return replace(campaign, seenVersion, audit)
  })
}

describe('scheduling', () => {
  it('is for now where no time is given, with or without a body, and wakes the sender', async () => {
    for (const body of [undefined, {}, { at: null }]) {
      const woken = wakes()
      const id = await application.campaign({ topics: [topic] })
      const response = await act(id, 'schedule', body)
      expect([response.status, await json(response)]).toMatchObject([
        200,
        { id, state: 'scheduled', at: iso(), version: 2, figures: { audience: 0 } },
      ])
      expect(await stored(id)).toMatchObject({ state: 'scheduled', at: iso() })
      expect(woken).toHaveBeenCalledTimes(1)
      vi.restoreAllMocks()
    }
  })

  it('takes a time in Amsterdam or an instant, and leaves the sender asleep until then', async () => {
    const woken = wakes()
    const id = await application.campaign({ topics: [topic] })
    for (const [at, instant] of [
      ['2026-11-25T09:00', '2026-11-25T08:00:00.000Z'],
      ['2027-07-01T09:00', '2027-07-01T07:00:00.000Z'],
      ['2026-11-25T09:00:00+05:30', '2026-11-25T03:30:00.000Z'],
      ['2026-11-25T09:00:00Z', '2026-11-25T09:00:00.000Z'],
      ['2026-11-25T09:00Z', '2026-11-25T09:00:00.000Z'],
      ['2026-11-25T09:00-01:00', '2026-11-25T10:00:00.000Z'],
      // The night in which the clock goes back: the first half past two.
      ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
    ])
      expect(await json(await act(id, 'schedule', { at })), at).toMatchObject({
        at: instant,
        state: 'scheduled',
      })
    expect(woken).not.toHaveBeenCalled()
    expect((await stored(id)).version).toBe(8)
  })

  it.each([['2027-01-15T09:00'], [null], [5], [[]]])('does not take the body %j for “now”', async (body) => {
    const woken = wakes()
    const id = await application.campaign({ topics: [topic] })
    expect(await code(await act(id, 'schedule', body))).toEqual([422, 'invalid'])
    expect((await stored(id)).state).toBe('draft')
    expect(woken).not.toHaveBeenCalled()
  })

  it.each([
    ['2027-03-28T02:30', 'time-does-not-exist'],
    ['morgen', 'time-malformed'],
    ['', 'time-malformed'],
    ['2026-11-25', 'time-malformed'],
    ['2026-02-30T09:00:00Z', 'time-malformed'],
    ['2026-11-25T24:00Z', 'time-malformed'],
    [5, 'time-malformed'],
    ['2026-11-21T09:00', 'campaign-time-past'],
    ['2025-11-25T09:00:00Z', 'campaign-time-past'],
  ])('refuses the time “%s”: %s', async (at, what) => {
    const id = await application.campaign({ topics: [topic] })
    expect(await json(await act(id, 'schedule', { at }))).toMatchObject({
      status: 422,
      code: 'invalid',
      errors: [{ field: 'at', code: what, detail: expect.stringMatching(/\.$/) }],
    })
    expect((await stored(id)).state).toBe('draft')
  })

  it('refuses what could not be sent', async () => {
    const other = await application.topic({ organisation: { name: 'Ander', postalAddress: 'Elders 1' } })
    const petition = await application.petition({ updates: examplePetition() })
    const refused = async (to: Parameters<Application['campaign']>[0], facts: Partial<Campaign> = {}) => {
      const id = await application.campaign(to, facts)
      const answer = await code(await act(id, 'schedule'))
      expect(await stored(id)).toMatchObject({ state: 'draft', version: 1 })
      return answer
    }
    expect(await refused({})).toEqual([409, 'campaign-incomplete'])
    expect(await refused({ topics: [topic] }, { content: {} })).toEqual([409, 'campaign-incomplete'])
    expect(await refused({ topics: [topic, other] })).toEqual([409, 'campaign-senders-differ'])
    expect(await refused({ petitions: [petition] })).toEqual([409, 'organisation-missing'])
    // What was right when it was saved need not be any more.
    const body = 'Nog {{count}}'
    const content = { nl: { subject: 'x', preheader: '', body } }
    expect(await refused({ topics: [topic] }, { content })).toEqual([422, 'invalid'])
  })

  it('says that the sender sleeps on, in the log alone', async () => {
    vi.spyOn(application.deps.campaignSender, 'wake').mockRejectedValue(new RangeError('no such function'))
    const warn = vi.spyOn(application.deps.log, 'warn')
    const id = await application.campaign({ topics: [topic] })
    expect((await act(id, 'schedule')).status).toBe(200)
    expect(warn.mock.calls).toEqual([
      [expect.any(String), { code: 'campaign-wake-failed', fault: 'RangeError' }],
    ])
  })

  it('of what two people do at once does one thing', async () => {
    const id = await application.campaign({ topics: [topic] })
    interfering(1, (seen) => ({ ...seen, name: 'Anders' }))
    expect(await code(await act(id, 'schedule'))).toEqual([409, 'version-conflict'])
    expect(await stored(id)).toMatchObject({ state: 'draft', name: 'Anders' })
  })
})

describe('pausing, resuming and ending', () => {
  it('goes its way, wakes the sender where it goes on, and leaves an audit entry at each step', async () => {
    const id = await begun()
    const paused = await json(await act(id, 'pause'))
    expect(paused).toMatchObject({
      state: 'paused',
      pause: { because: 'manager', at: iso(), reason: 'Gepauzeerd door een beheerder.' },
    })
    const woken = wakes()
    const resumed = await json(await act(id, 'resume'))
    expect(resumed).toMatchObject({ state: 'sending' })
    expect(resumed).not.toHaveProperty('pause')
    expect(woken).toHaveBeenCalledTimes(1)
    expect(await json(await act(id, 'cancel'))).toMatchObject({ state: 'cancelled', endedAt: iso() })
    expect(woken).toHaveBeenCalledTimes(1)
    const { items } = await application.deps.stores.audit.list('2026-11', 1000)
    expect(items.filter(({ subject }) => subject === id).map(({ action, actor }) => [action, actor])).toEqual(
      [
        ['campaign-cancelled', 'person-1'],
        ['campaign-resumed', 'person-1'],
        ['campaign-paused', 'person-1'],
        ['campaign-created', 'test'],
      ],
    )
  })

  it('holds one that had not begun, and schedules it again', async () => {
    const id = await application.campaign({ topics: [topic] }, { state: 'scheduled', at: iso(60) })
    expect(await json(await act(id, 'pause'))).toMatchObject({ state: 'paused' })
    expect(await json(await act(id, 'resume'))).toMatchObject({
      state: 'scheduled',
      at: (await stored(id)).at,
    })
  })

  it('judges health anew after a manager resumed it', async () => {
    const id = await begun({ state: 'paused', pause: { because: 'bounces', at: iso() } })
    const counted = counting({ sent: 400, delivered: 100, bounced: 30, complained: 2 })
    await act(id, 'resume')
    expect((await stored(id)).watchedFrom).toEqual({ sent: 532, bounced: 30, complained: 2 })
    // What was counted a moment ago is in it.
    expect(counted).toHaveBeenCalledWith(id, true)
  })

  it('sends again what nobody knows of, at a manager’s word', async () => {
    const id = await begun({ state: 'sent', endedAt: iso() })
    const woken = wakes()
    counting({ delivered: 5, unknown: 3 })
    const response = await json(await act(id, 'resend-unknown'))
    expect(response).toMatchObject({ state: 'sending', figures: { unknown: 3, sent: 5 } })
    expect(response).not.toHaveProperty('resending')
    expect(response).not.toHaveProperty('endedAt')
    expect((await stored(id)).resending).toEqual({ before: iso() })
    expect(woken).toHaveBeenCalledTimes(1)
  })

  it('is refused from every state from which it makes no sense', async () => {
    const LEGAL: Record<string, readonly Campaign['state'][]> = {
      schedule: ['draft', 'scheduled'],
      pause: ['scheduled', 'sending'],
      resume: ['paused'],
      cancel: ['draft', 'scheduled', 'sending', 'paused'],
      'resend-unknown': ['sent'],
    }
    const states = ['draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const
    for (const [action, legal] of Object.entries(LEGAL))
      for (const state of states) {
        const id = await application.campaign(
          { topics: [topic] },
          { state, ...(state === 'paused' ? { pause: { because: 'manager', at: iso() } } : {}) },
        )
        const response = await act(id, action)
        const where = `${action} from ${state}`
        if (legal.includes(state)) expect(response.status, where).toBe(200)
        else expect(await code(response), where).toEqual([409, 'campaign-transition-illegal'])
        if (!legal.includes(state)) expect(await stored(id), where).toMatchObject({ state, version: 1 })
      }
    for (const action of Object.keys(LEGAL))
      expect(await code(await act('bestaat-niet', action))).toEqual([404, 'campaign-unknown'])
  })

  it('takes the place of a pause that would end by itself', async () => {
    const id = await begun({ state: 'paused', pause: { because: 'quota', at: iso() } })
    expect(await json(await act(id, 'pause'))).toMatchObject({ pause: { because: 'manager' } })
  })

  it.each([
    ['manager', 'Gepauzeerd', 'Paused by'],
    ['bounces', 'kwam terug', 'came back'],
    ['complaints', 'ongewenst', 'unwanted'],
    ['account', 'SES', 'SES'],
    ['quota', 'vanzelf verder', 'by itself'],
  ] as const)('says why in words, in the request’s language: %s', async (because, dutch, english) => {
    const id = await begun({ state: 'paused', pause: { because, at: iso(), code: 'AccountSendingPaused' } })
    const reason = async (language: string) => {
      const headers = { 'accept-language': language }
      const response = await application.manage('GET', `${PATH}/${id}`, undefined, 'viewer', headers)
      return ((await response.json()) as { pause: { reason: string } }).pause.reason
    }
    expect(await reason('nl')).toContain(dutch)
    expect(await reason('en')).toContain(english)
  })

  it('says what is missing where the sender could not begin', async () => {
    const id = await begun({
      state: 'paused',
      pause: { because: 'account', at: iso(), code: 'organisation-missing' },
    })
    const response = await application.manage('GET', `${PATH}/${id}`)
    expect(await json(response)).toMatchObject({ pause: { reason: expect.stringContaining('postadres') } })
  })
})

describe('a manager’s word against the sender’s', () => {
  it('is kept though the sender writes the campaign at the same moment, up to nine times', async () => {
    for (const times of [1, 9]) {
      for (const [action, facts, state] of [
        ['pause', {}, 'paused'],
        ['cancel', {}, 'cancelled'],
        ['resume', { state: 'paused', pause: { because: 'bounces', at: iso() } }, 'sending'],
      ] as const) {
        const id = await begun(facts)
        interfering(times)
        expect((await act(id, action)).status, `${action} ${times}`).toBe(200)
        vi.restoreAllMocks()
        expect(await stored(id)).toMatchObject({ state, version: times + 2 })
      }
    }
  })

  it('is told that it lost where it never wins', async () => {
    const id = await begun()
    interfering(1000)
    expect(await code(await act(id, 'pause'))).toEqual([409, 'version-conflict'])
    expect((await stored(id)).state).toBe('sending')
  })

  it('pauses what the sender has begun meanwhile', async () => {
    const id = await application.campaign({ topics: [topic] }, { state: 'scheduled', at: iso() })
    interfering(1, (seen) => taken(begin(seen, application.now())))
    expect(await json(await act(id, 'pause'))).toMatchObject({
      state: 'paused',
      startedAt: iso(),
      pause: { because: 'manager' },
    })
  })

  it('is too late where the sender finished meanwhile, and stands where it paused meanwhile', async () => {
    const sent = await begun()
    interfering(1, (seen) => taken(finish(seen, application.now())))
    expect(await code(await act(sent, 'pause'))).toEqual([409, 'campaign-transition-illegal'])
    vi.restoreAllMocks()
    const quota = await begun()
    interfering(1, (seen) => taken(pause(seen, { because: 'quota' }, application.now())))
    expect(await json(await act(quota, 'pause'))).toMatchObject({ pause: { because: 'manager' } })
  })

  it('of the writes of both, each as fast as it can, loses none', async () => {
    const id = await begun()
    const sender = async () => {
      for (let writes = 0; writes < 8; writes++)
        await asSender(id, (seen) => ({ ...seen, name: `${writes}` }))
    }
    const manager = async () => {
      for (let turns = 0; turns < 10; turns++) {
        expect((await act(id, 'pause')).status).toBe(200)
        expect((await act(id, 'resume')).status).toBe(200)
      }
    }
    await Promise.all([sender(), manager()])
    expect((await stored(id)).state).toBe('sending')
    const { items } = await application.deps.stores.audit.list('2026-11', 1000)
    const actions = items.filter(({ subject }) => subject === id).map(({ action }) => action)
    for (const action of ['campaign-paused', 'campaign-resumed'])
      expect(actions.filter((one) => one === action)).toHaveLength(10)
  })
})

const taken = (result: ReturnType<typeof begin>): Campaign => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('a campaign’s figures', () => {
  it('are read with it, skipped in one number and by reason, with the pace and the time left', async () => {
    const id = await begun()
    counting({
      waiting: 70,
      claimed: 10,
      sent: 5,
      delivered: 40,
      bounced: 3,
      complained: 2,
      unknown: 1,
      unsubscribed: 4,
      'skipped-left': 6,
      'skipped-suppressed': 7,
    })
    const pace = { at: iso(), rate: 20, allowed: 25 }
    await campaignWalkTable(application.table.client, application.table.tableName).savePace(id, pace)
    const list = async (query: string) => {
      const response = await application.manage('GET', `${PATH}${query}`, undefined, 'viewer')
      const { items } = (await response.json()) as { items: { id: string; figures?: object }[] }
      return items.find((item) => item.id === id)?.figures
    }
    expect(await list('?figures=true')).toEqual({ audience: 144, sent: 50 })
    expect(await list('')).toBeUndefined()
    const answer = await application.manage('GET', `${PATH}/${id}`, undefined, 'viewer')
    expect(((await answer.json()) as { figures: object }).figures).toEqual({
      audience: 144,
      waiting: 80,
      sent: 50,
      delivered: 42,
      bounced: 3,
      complained: 2,
      unsubscribed: 4,
      unknown: 1,
      skipped: 13,
      skippedBecause: { left: 6, suppressed: 7, erased: 0, refused: 0, rejected: 0, failed: 0, cancelled: 0 },
      rate: 20,
      secondsLeft: 4,
    })
  })
})
