import { describe, expect, it } from 'vitest'
import {
  begin,
  type Campaign,
  type CampaignState,
  campaignLocale,
  cancel,
  dueFrom,
  edited,
  finish,
  isAtWork,
  isEditable,
  listsOf,
  type PauseReason,
  pause,
  petitionOf,
  resendUnknown,
  resume,
  SETTLE_MS,
  schedule,
} from '../../functions/domain/campaign.ts'
import { datedId } from '../../functions/domain/dated-id.ts'
import { isSlug } from '../../functions/domain/petition.ts'

const NOW = new Date('2026-11-22T09:00:00.000Z')
const later = (ms: number) => new Date(NOW.getTime() + ms)
const TEXTS = { subject: 'Nieuws', preheader: '', body: 'Hallo' }
const NO_REPORTS = { sent: 0, bounced: 0, complained: 0 }

const DRAFT: Campaign = {
  id: datedId(NOW, 'a1b2c3d4'),
  name: 'Nieuws',
  state: 'draft',
  content: { nl: TEXTS },
  fallback: 'nl',
  audience: { topics: ['kinderhandel'], petitions: [], countries: [], locales: [] },
  createdAt: NOW.toISOString(),
  updatedAt: NOW.toISOString(),
  version: 1,
}
const STARTED = { at: NOW.toISOString(), startedAt: NOW.toISOString() }
const paused = (because: PauseReason): Campaign => ({
  ...DRAFT,
  ...STARTED,
  state: 'paused',
  pause: { because, at: NOW.toISOString() },
})
const IN: Record<CampaignState, Campaign> = {
  draft: DRAFT,
  scheduled: { ...DRAFT, state: 'scheduled', at: NOW.toISOString() },
  sending: { ...DRAFT, ...STARTED, state: 'sending' },
  paused: paused('manager'),
  sent: { ...DRAFT, ...STARTED, state: 'sent', endedAt: NOW.toISOString() },
  cancelled: { ...DRAFT, state: 'cancelled', endedAt: NOW.toISOString() },
}
const STATES = Object.keys(IN) as CampaignState[]

describe('what may follow what', () => {
  const moves: Record<
    string,
    [(campaign: Campaign) => ReturnType<typeof begin>, Partial<Record<CampaignState, CampaignState>>]
  > = {
    schedule: [(one) => schedule(one, undefined, NOW), { draft: 'scheduled', scheduled: 'scheduled' }],
    begin: [(one) => begin(one, NOW), { scheduled: 'sending' }],
    finish: [(one) => finish(one, NOW), { sending: 'sent' }],
    'pause by a manager': [
      (one) => pause(one, { because: 'manager' }, NOW),
      { scheduled: 'paused', sending: 'paused' },
    ],
    'pause by itself': [(one) => pause(one, { because: 'bounces' }, NOW), { sending: 'paused' }],
    resume: [(one) => resume(one, NO_REPORTS), { paused: 'sending' }],
    cancel: [
      (one) => cancel(one, NOW),
      { draft: 'cancelled', scheduled: 'cancelled', sending: 'cancelled', paused: 'cancelled' },
    ],
    'resend unknown': [(one) => resendUnknown(one, NOW), { sent: 'sending' }],
  }

  for (const [name, [move, legal]] of Object.entries(moves))
    it.each(STATES)(`${name}, from %s`, (state) => {
      const result = move(IN[state])
      const next = legal[state]
      if (next === undefined) expect(result).toEqual({ ok: false, code: 'campaign-transition-illegal' })
      else expect(result).toMatchObject({ ok: true, value: { state: next } })
    })

  it('a manager’s pause takes the place of the one that ends by itself, and of no other', () => {
    expect(pause(paused('quota'), { because: 'manager' }, NOW)).toMatchObject({
      value: { pause: { because: 'manager' } },
    })
    expect(pause(paused('quota'), { because: 'account' }, NOW).ok).toBe(false)
    expect(pause(paused('complaints'), { because: 'manager' }, NOW).ok).toBe(false)
  })

  it('one that had not begun is scheduled again when it is resumed', () => {
    const held = pause(IN.scheduled, { because: 'manager' }, NOW)
    const again = held.ok ? resume(held.value, NO_REPORTS) : held
    expect(again).toEqual({ ok: true, value: IN.scheduled })
  })

  it('a manager who resumes has seen what was reported; a quota that frees forgives nothing', () => {
    const reports = { sent: 600, bounced: 40, complained: 0 }
    expect(resume(paused('bounces'), reports)).toMatchObject({ value: { watchedFrom: reports } })
    const freed = resume(paused('quota'), reports)
    expect(freed.ok && freed.value.watchedFrom).toBeUndefined()
    expect(freed.ok && freed.value.pause).toBeUndefined()
  })
})

describe('scheduling', () => {
  it('needs a text in the fallback’s language, and somebody to get it', () => {
    const incomplete = { ok: false, code: 'campaign-incomplete' }
    expect(schedule({ ...DRAFT, fallback: 'en' }, undefined, NOW)).toEqual(incomplete)
    expect(schedule({ ...DRAFT, audience: { ...DRAFT.audience, topics: [] } }, undefined, NOW)).toEqual(
      incomplete,
    )
    const petition = { ...DRAFT.audience, topics: [], petitions: ['geen-kind-te-koop'] }
    expect(schedule({ ...DRAFT, audience: petition }, undefined, NOW).ok).toBe(true)
  })

  it('takes no time that has passed, but for the minute that clocks and people take', () => {
    for (const ms of [-60_000, 40 * 365 * 86_400_000]) expect(schedule(DRAFT, later(ms), NOW).ok).toBe(true)
    expect(schedule(DRAFT, later(-60_001), NOW)).toEqual({ ok: false, code: 'campaign-time-past' })
  })

  it('is not begun before its time', () => {
    const planned = schedule(DRAFT, later(1000), NOW)
    if (!planned.ok) throw new Error(planned.code)
    expect(begin(planned.value, later(999)).ok).toBe(false)
    expect(begin(planned.value, later(1000))).toMatchObject({
      value: { startedAt: later(1000).toISOString() },
    })
  })
})

describe('the sender’s agenda', () => {
  it.each(STATES)('%s', (state) => {
    expect(isAtWork(IN[state])).toBe(state === 'scheduled' || state === 'sending')
  })

  it('keeps what waits for quota, and nothing else that is paused', () => {
    for (const because of ['manager', 'bounces', 'complaints', 'account'] as const)
      expect(isAtWork(paused(because))).toBe(false)
    expect(isAtWork(paused('quota'))).toBe(true)
  })

  it('leaves SES some time to tell what became of the last mails before they are sent again', () => {
    const again = resendUnknown(IN.sent, NOW)
    if (!again.ok) throw new Error(again.code)
    expect(dueFrom(again.value)).toEqual(later(SETTLE_MS))
    expect(again.value.endedAt).toBeUndefined()
    const done = finish(again.value, NOW)
    expect(done.ok && done.value.resending).toBeUndefined()
  })
})

describe('changing', () => {
  it('is possible until the first mail', () => {
    const editable = STATES.filter((state) => isEditable(IN[state]))
    expect(editable).toEqual(['draft', 'scheduled'])
    const held = pause(IN.scheduled, { because: 'manager' }, NOW)
    expect(held.ok && isEditable(held.value)).toBe(true)
    for (const state of ['sending', 'paused', 'sent', 'cancelled'] as const)
      expect(edited(IN[state], { name: 'Anders' })).toEqual({ ok: false, code: 'campaign-under-way' })
  })

  it('keeps what is absent, takes what is null', () => {
    const both = { ...DRAFT, content: { nl: TEXTS, en: TEXTS }, petition: 'geen-kind-te-koop' }
    expect(edited(both, {})).toEqual({ ok: true, value: both })
    const { petition: _, ...rest } = DRAFT
    expect(edited(both, { content: { en: null }, petition: null })).toEqual({ ok: true, value: rest })
    expect(edited(DRAFT, { audience: { locales: ['nl'] } })).toMatchObject({
      value: { audience: { topics: ['kinderhandel'], locales: ['nl'] } },
    })
  })

  it('leaves a scheduled one complete', () => {
    const refused = { ok: false, code: 'campaign-incomplete' }
    expect(edited(IN.scheduled, { content: { nl: null } })).toEqual(refused)
    expect(edited(IN.scheduled, { audience: { topics: [] } })).toEqual(refused)
    expect(edited(DRAFT, { content: { nl: null } }).ok).toBe(true)
  })
})

describe('a campaign', () => {
  it('has an id that names it in paths, and sorts by its time', () => {
    const ids = [NOW, later(1000), later(86_400_000)].map((at) => datedId(at, 'zzzzzzzz'))
    expect([...ids].sort()).toEqual(ids)
    expect(ids.every(isSlug)).toBe(true)
  })

  it('names each list once', () => {
    const audience = { topics: ['a-b', 'c-d', 'a-b'], petitions: ['a-b'], countries: [], locales: [] }
    expect(listsOf(audience)).toEqual(['topic_a-b', 'topic_c-d', 'updates_a-b'])
  })

  it('is read in the reader’s language where it has that, else in its fallback', () => {
    expect(campaignLocale(DRAFT, 'en')).toBe('nl')
    expect(campaignLocale({ ...DRAFT, content: { nl: TEXTS, en: TEXTS } }, 'en')).toBe('en')
  })

  it('speaks of the petition that is named, or of the only one', () => {
    const to = (petitions: string[], petition?: string) =>
      petitionOf({
        ...DRAFT,
        audience: { ...DRAFT.audience, petitions },
        ...(petition === undefined ? {} : { petition }),
      })
    expect(to([])).toBeUndefined()
    expect(to(['een'])).toBe('een')
    expect(to(['een', 'twee'])).toBeUndefined()
    expect(to(['een', 'twee'], 'drie')).toBe('drie')
  })
})
