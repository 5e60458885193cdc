import { describe, expect, it } from 'vitest'
import {
  archive,
  CONFIRM_GRACE_MS,
  changed,
  close,
  mayConfirm,
  PETITION_MEMORY_MS,
  type Petition,
  type PetitionState,
  publish,
  reopen,
  shownLocale,
  stateAt,
} from '../../functions/domain/petition.ts'
import { examplePetition } from '../support/examples.ts'

const NOW = new Date('2026-11-21T12:00:00.000Z')
const at = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000)
const iso = (hours: number) => at(hours).toISOString()

const STATES: PetitionState[] = ['draft', 'open', 'closed', 'archived']
const LEGAL = {
  publish: { apply: publish, from: ['draft'], to: 'open' },
  close: { apply: close, from: ['open'], to: 'closed' },
  reopen: { apply: reopen, from: ['closed'], to: 'open' },
  archive: { apply: archive, from: ['closed'], to: 'archived' },
} as const

const inState = (state: PetitionState, changes: Partial<Petition> = {}) =>
  examplePetition({ state, ...changes })
const value = (result: ReturnType<typeof publish>): Petition => {
  if (!result.ok) throw new Error(result.code)
  return result.value
}

describe('the states of a petition', () => {
  for (const [name, { apply, from, to }] of Object.entries(LEGAL))
    it.each(STATES)(`${name} from %s`, (state) => {
      const result = apply(inState(state), NOW)
      if ((from as readonly string[]).includes(state))
        expect(result).toMatchObject({ ok: true, value: { state: to } })
      else expect(result).toEqual({ ok: false, code: 'petition-transition-illegal' })
    })

  it('closes by itself at its closing time, to the millisecond', () => {
    const petition = inState('open', { closesAt: iso(0) })
    expect(stateAt(petition, new Date(NOW.getTime() - 1))).toBe('open')
    expect(stateAt(petition, NOW)).toBe('closed')
    expect(stateAt(inState('draft', { closesAt: iso(-1) }), NOW)).toBe('draft')
    expect(stateAt(inState('archived', { closesAt: iso(-1) }), NOW)).toBe('archived')
  })

  it('that closed by itself can be reopened and archived like any other', () => {
    const petition = inState('open', { closesAt: iso(-1) })
    expect(stateAt(value(reopen(petition, NOW)), NOW)).toBe('open')
    expect(value(archive(petition, NOW))).toMatchObject({ state: 'archived', closedAt: iso(-1) })
    expect(value(close(petition, NOW))).toMatchObject({ state: 'closed', closedAt: iso(-1) })
  })

  it('keeps a closing time that is still to come when it reopens, and drops one that is past', () => {
    const closed = value(close(inState('open', { closesAt: iso(5) }), NOW))
    expect(value(reopen(closed, at(1)))).toMatchObject({ closesAt: iso(5) })
    expect(value(reopen(closed, at(1)))).not.toHaveProperty('closedAt')
    expect(value(reopen(closed, at(6)))).not.toHaveProperty('closesAt')
  })

  it('is not published without a text and a consent in one language, nor past its closing time', () => {
    const { texts, consents } = examplePetition()
    const incomplete = [
      { texts: {}, consents: {} },
      {
        texts: texts.nl === undefined ? {} : { nl: texts.nl },
        consents: consents.en === undefined ? {} : { en: consents.en },
      },
    ]
    for (const worded of incomplete)
      expect(publish(inState('draft', worded), NOW)).toEqual({ ok: false, code: 'petition-incomplete' })
    expect(publish(inState('draft', { closesAt: iso(-1) }), NOW)).toEqual({
      ok: false,
      code: 'petition-past-closing',
    })
  })
})

describe('confirming after closing', () => {
  const cases = [
    { closed: 'by hand', petition: inState('closed', { closedAt: iso(0) }), heardMs: PETITION_MEMORY_MS },
    { closed: 'by its closing time', petition: inState('open', { closesAt: iso(0) }), heardMs: 0 },
    {
      closed: 'by hand before its closing time',
      petition: inState('closed', { closedAt: iso(0), closesAt: iso(90) }),
      heardMs: PETITION_MEMORY_MS,
    },
  ]
  it.each(cases)(
    'is possible for 24 hours, for signatures made in time ($closed)',
    ({ petition, heardMs }) => {
      const last = new Date(NOW.getTime() + CONFIRM_GRACE_MS)
      expect(mayConfirm(petition, at(-1), at(1))).toBe(true)
      expect(mayConfirm(petition, NOW, last)).toBe(true)
      expect(mayConfirm(petition, NOW, new Date(last.getTime() + 1))).toBe(false)
      // Functions that had not heard of the closing answered 202 a little longer.
      expect(mayConfirm(petition, new Date(NOW.getTime() + heardMs), at(1))).toBe(true)
      expect(mayConfirm(petition, new Date(NOW.getTime() + heardMs + 1), at(1))).toBe(false)
    },
  )

  it('is always possible while the petition is open, and never for a draft or an archived one', () => {
    expect(mayConfirm(inState('open'), at(-24 * 13), NOW)).toBe(true)
    expect(mayConfirm(inState('draft'), at(-1), NOW)).toBe(false)
    expect(mayConfirm(inState('archived', { closedAt: iso(-1) }), at(-2), NOW)).toBe(false)
  })
})

describe("a manager's change", () => {
  const petition = inState('open', { donateUrl: 'https://example.org/doneer', closesAt: iso(5), goal: 10 })

  it('does not open again what its closing time has closed', () => {
    const later = at(6)
    for (const closesAt of [null, iso(24)]) {
      const after = changed(petition, { closesAt }, later)
      expect(after).toMatchObject({ state: 'closed', closedAt: iso(5) })
      expect(stateAt(after, later)).toBe('closed')
    }
  })

  it('closes it now where the new closing time has passed, but keeps a time that has closed it', () => {
    const slip = changed(petition, { closesAt: iso(-24 * 365) }, NOW)
    expect(slip.closesAt).toBe(NOW.toISOString())
    expect(stateAt(slip, NOW)).toBe('closed')
    expect(changed(petition, { closesAt: iso(5) }, at(6))).toMatchObject({
      closesAt: iso(5),
      closedAt: iso(5),
    })
    expect(changed(inState('draft'), { closesAt: iso(-1) }, NOW).closesAt).toBe(iso(-1))
  })

  it('leaves what is absent and drops what is null', () => {
    expect(changed(petition, {}, NOW)).toEqual(petition)
    expect(changed(petition, { donateUrl: null, closesAt: null }, NOW)).not.toHaveProperty('donateUrl')
    expect(changed(petition, { donateUrl: null, closesAt: null }, NOW)).not.toHaveProperty('closesAt')
    expect(changed(petition, { goal: 20 }, NOW)).toEqual({ ...petition, goal: 20 })
    expect(changed(petition, { asks: { city: true } }, NOW).asks).toEqual({ city: true, postalCode: false })
    expect(changed(petition, { partners: [] }, NOW).partners).toEqual([])
  })
})

describe('the language of a petition', () => {
  it('is the one asked for where text and consent are there, else the first that has both', () => {
    const { texts, consents } = examplePetition()
    const english = examplePetition({ consents: consents.en === undefined ? {} : { en: consents.en }, texts })
    expect(shownLocale(english, 'nl')).toBe('en')
    expect(shownLocale(examplePetition(), 'en')).toBe('en')
    expect(shownLocale(examplePetition(), 'nl')).toBe('nl')
  })
})
