import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  begin,
  type Export,
  fail,
  finish,
  handOver,
  isOpen,
  renew,
  save,
  take,
} from '../../functions/domain/export.ts'
import { recipientCalled, recipientsOf, textsNaming } from '../../functions/domain/hand-over.ts'

const START = new Date('2026-11-21T12:00:00.000Z')
const WAITING: Export = {
  id: 'e1',
  of: { kind: 'signatures', petition: 'geen-kind-te-koop' },
  delimiter: ',',
  by: 'manager',
  state: 'waiting',
  rows: 0,
  omitted: 0,
  createdAt: START.toISOString(),
  faults: 0,
  renewals: 0,
  version: 1,
}

type World = { one: Export; now: Date; isMine: boolean }

const MINUTES_3 = 3 * 60_000

/** What a run, the clock or an erasure does with an export; what may not be done is checked on the way. */
const STEPS: Record<string, (world: World) => void> = {
  wait: (world) => {
    world.now = new Date(world.now.getTime() + MINUTES_3)
  },
  take: (world) => {
    const { one, now } = world
    const isHeld = one.until !== undefined && Date.parse(one.until) > now.getTime()
    const taken = take(one, now)
    if (isHeld || !isOpen(one)) expect(taken.ok).toBe(false)
    if (taken.ok) Object.assign(world, { one: taken.value, isMine: true })
    else if (taken.code === 'export-tired') world.one = fail(one, 'fault', now)
  },
  begin: (world) => {
    if (!world.isMine || world.one.progress !== undefined) return
    world.one = begin(world.one, { name: 'f', upload: 'u' }, world.now)
  },
  save: (world) => {
    if (!world.isMine || world.one.progress?.at === undefined) return
    const { length } = world.one.progress.parts
    const at = length === 2 ? undefined : { shard: length }
    world.one = save(world.one, { tag: `t${length}`, rows: 10, omitted: 1, at }, world.now)
  },
  time: (world) => leave(world, 'time'),
  fault: (world) => leave(world, 'fault'),
  finish: (world) => {
    const { one, isMine, now } = world
    if (!isMine || one.progress === undefined || one.progress.at !== undefined) return
    expect([one.progress.parts, one.rows, one.omitted]).toEqual([['t0', 't1', 't2'], 30, 3])
    Object.assign(world, { one: finish(one, now), isMine: false })
  },
  renew: (world) => {
    const renewed = renew(world.one, 'erased')
    expect(renewed === undefined).toBe(world.one.state !== 'writing' && world.one.state !== 'ready')
    if (renewed === undefined) return
    expect(renewed).toMatchObject({ state: 'waiting', rows: 0, omitted: 0 })
    expect(renewed.progress).toBeUndefined()
    Object.assign(world, { one: renewed, isMine: false })
  },
}

function leave(world: World, because: 'time' | 'fault'): void {
  if (!world.isMine) return
  const { faults } = world.one
  Object.assign(world, { one: handOver(world.one, because), isMine: false })
  expect(world.one.faults).toBe(because === 'fault' ? faults + 1 : faults)
}

describe('an export, whatever happens to it', () => {
  it('is had by one run at a time, is ready only with every part saved, and fails in the end', () => {
    const seen = new Set<string>()
    const whole = ['take', 'begin', 'save', 'save', 'save']
    const step = fc.constantFrom(...Object.keys(STEPS)).map((name) => [name])
    const steps = fc.array(fc.oneof(step, fc.constant(whole)), { maxLength: 30 }).map((some) => some.flat())
    fc.assert(
      fc.property(steps, (names) => {
        const world: World = { one: WAITING, now: START, isMine: false }
        for (const name of names) {
          const before = world.one
          STEPS[name]?.(world)
          seen.add(world.one.state)
          // Every change is a version of its own: who saw the one before can write nothing more.
          expect(world.one === before || world.one.version > before.version).toBe(true)
          expect(world.one.faults).toBeLessThanOrEqual(6)
        }
      }),
      { numRuns: 500 },
    )
    expect(seen.has('ready')).toBe(true)
  })

  it('begins anew after every other fault, and is given up after six', () => {
    let one = WAITING
    const begun: number[] = []
    for (let run = 0; ; run++) {
      const taken = take(one, START)
      if (!taken.ok) break
      if (taken.value.progress === undefined) begun.push(run)
      one = handOver(begin(taken.value, { name: 'f', upload: 'u' }, START), 'fault')
      if (taken.value.progress !== undefined) expect(run % 2).toBe(1)
    }
    expect(begun).toEqual([0, 2, 4])
    expect(one.faults).toBe(6)
  })
})

describe('a consent text names a recipient', () => {
  const naming = (name: string, ...texts: string[]) =>
    textsNaming(
      { names: [name] },
      texts.map((text) => ({ text })),
    ).map(({ text }) => texts.indexOf(text))

  it('by its words, whatever their case, their article and however they are spaced', () => {
    expect(
      naming('De  tweede\nkamer', 'Aan de Tweede Kamer.', 'Aan DE TWEEDE   KAMER!', 'Aan ’t kabinet'),
    ).toEqual([0, 1])
    expect(naming('le ministre', 'Mon nom sera remis au ministre.')).toEqual([0])
    expect(naming('l’État', 'Remis à l’État.')).toEqual([0])
  })

  it.each([
    ['raad', 'Een raadsel'],
    ['kamer', 'De tweedekamer'],
    [' ', 'Ja.'],
    ['de minister', 'de ministers'],
    ['de minister van Justitie', 'aan de minister'],
    ['मंत्र', 'मंत्री'],
  ])('and not by a part of it: %j in %j', (recipient, text) => {
    expect(naming(recipient, text)).toEqual([])
  })

  it('also where it stood as a part of a word before', () => {
    expect(naming('raad', 'Een raadsel voor de Raad.')).toEqual([0])
  })
})

describe('names are handed', () => {
  const texts = {
    nl: { addressee: 'de minister van Justitie' },
    en: { addressee: 'the Minister of Justice' },
  }
  const recipients = recipientsOf({ texts }, [{ name: 'Stichting Wereldkind' }])

  it('to whom the petition is addressed to, in each of its languages, or to a partner', () => {
    for (const name of ['Minister van  Justitie', 'the minister of justice'])
      expect(recipientCalled(name, recipients)?.names).toEqual([
        'de minister van Justitie',
        'the Minister of Justice',
      ])
    expect(recipientCalled('stichting wereldkind', recipients)?.name).toBe('Stichting Wereldkind')
  })

  it('and to nobody else, whatever the consent text says', () => {
    for (const name of ['mijn naam', 'de minister', 'Justitie', 'wereldkind', 'de', ''])
      expect(recipientCalled(name, recipients), name).toBeUndefined()
  })
})

describe('an export is taken back', () => {
  it('for every erasure, and for ten who left: then it stays, so that it is ready at all', () => {
    let one = finish(begin(WAITING, { name: 'f', upload: 'u' }, START), START)
    expect(one.begunAt).toBe(START.toISOString())
    for (let left = 0; left < 10; left++) {
      const renewed = renew(one, 'left')
      expect(renewed).toMatchObject({ state: 'waiting' })
      expect(renewed?.begunAt).toBeUndefined()
      one = { ...one, renewals: renewed?.renewals ?? 0 }
    }
    expect(renew(one, 'left')).toBeUndefined()
    expect(renew(one, 'erased')).toMatchObject({ state: 'waiting' })
  })
})
