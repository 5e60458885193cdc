import { describe, expect, it } from 'vitest'
import {
  ASK_AGAIN_MS,
  confirmation,
  repeatedRequest,
  type SignatureState,
  signatureStateAt,
  TRANSITIONS,
} from '../../functions/domain/signature.ts'
import { EXAMPLE_TIME, exampleSignature } from '../support/examples.ts'

const STATES: SignatureState[] = ['pending', 'confirmed', 'held', 'withdrawn', 'removed', 'expired']
const later = (ms: number) => new Date(EXAMPLE_TIME.getTime() + ms)

describe('the states of a signature', () => {
  // Written out from DESIGN §3, so that a slip in the table that the storage reads is seen here.
  it.each([
    ['request', ['withdrawn', 'expired'], 'pending'],
    ['confirm', ['pending'], 'confirmed'],
    ['hold', ['pending'], 'held'],
    ['accept', ['held'], 'confirmed'],
    ['withdraw', ['pending', 'confirmed', 'held'], 'withdrawn'],
    ['remove', ['pending', 'confirmed', 'held'], 'removed'],
    ['bounce', ['pending'], 'expired'],
  ] as const)('%s: from %j to %s', (name, from, to) => {
    expect(TRANSITIONS[name]).toEqual({ from, to })
    expect(Object.keys(TRANSITIONS)).toHaveLength(7)
  })

  it('makes a pending signature expired at its time, whether or not the table has removed it', () => {
    const { expiresAt = '' } = exampleSignature()
    const end = Date.parse(expiresAt)
    expect(signatureStateAt({ state: 'pending', expiresAt }, new Date(end - 1))).toBe('pending')
    expect(signatureStateAt({ state: 'pending', expiresAt }, new Date(end))).toBe('expired')
    for (const state of STATES.filter((one) => one !== 'pending'))
      expect(signatureStateAt({ state, expiresAt }, new Date(end + 1))).toBe(state)
    expect(signatureStateAt({ state: 'pending' }, later(1e12))).toBe('pending')
  })

  it('holds a suspicious signature and confirms any other', () => {
    expect(confirmation({ suspicion: [] })).toBe('confirm')
    expect(confirmation({ suspicion: ['honeypot'] })).toBe('hold')
    expect(confirmation({ suspicion: ['velocity', 'honeypot'] })).toBe('hold')
  })
})

describe('a repeated request', () => {
  const OUTCOMES = {
    pending: 'ask-again',
    confirmed: 'say-already-signed',
    held: 'say-already-signed',
    withdrawn: 'start-anew',
    removed: 'nothing',
    expired: 'start-anew',
  } as const satisfies Record<SignatureState, string>
  const standing = (state: SignatureState) => {
    const { mailDue: _, expiresAt: __, ...rest } = exampleSignature({ state })
    return rest
  }

  it.each(STATES)('on a signature that is %s', (state) => {
    expect(repeatedRequest(standing(state), later(ASK_AGAIN_MS))).toBe(OUTCOMES[state])
  })

  it.each(STATES)('a moment after the last one, on a signature that is %s, mails nobody', (state) => {
    const soon = repeatedRequest(standing(state), later(ASK_AGAIN_MS - 1))
    expect(soon).toBe(OUTCOMES[state] === 'start-anew' ? 'start-anew' : 'nothing')
  })

  it.each(['confirmed', 'held'] as const)(
    'right after the press of the button, on a signature that is %s, tells the owner once',
    (state) => {
      const proven = { ...standing(state), confirmedAt: later(1000).toISOString() }
      expect(repeatedRequest(proven, later(2000))).toBe('say-already-signed')
      const told = { ...proven, askedAt: later(2000).toISOString() }
      expect(repeatedRequest(told, later(2000 + ASK_AGAIN_MS - 1))).toBe('nothing')
      expect(repeatedRequest(told, later(2000 + ASK_AGAIN_MS))).toBe('say-already-signed')
    },
  )

  it('asks for no second mail while one is still to go', () => {
    const { mailDue = { mail: 'confirm', at: '' } } = exampleSignature()
    for (const state of ['pending', 'confirmed', 'held'] as const)
      expect(repeatedRequest({ ...standing(state), mailDue }, later(ASK_AGAIN_MS))).toBe('nothing')
  })

  it('starts anew on a pending signature past its time, though its mail never went', () => {
    const signature = exampleSignature()
    expect(repeatedRequest(signature, new Date(signature.expiresAt ?? ''))).toBe('start-anew')
  })
})
