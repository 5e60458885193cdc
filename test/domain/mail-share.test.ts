import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideMail,
  IN_FLIGHT_MS,
  type MailShare,
  type MailSlot,
  NO_MAIL_YET,
} from '../../functions/domain/mail-share.ts'

const START = Date.parse('2026-11-21T12:00:00.000Z')
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** One thing that happens at one address; times are minutes since the step before. */
type Step = { after: number; mail: number; fate: 'goes' | 'lost' | 'lost-after-sending'; rival: boolean }

const steps = fc.array(
  fc.record({
    after: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 400 })),
    mail: fc.nat({ max: 3 }),
    fate: fc.constantFrom<Step['fate']>('goes', 'goes', 'goes', 'lost', 'lost-after-sending'),
    rival: fc.boolean(),
  }),
  { maxLength: 60 },
)

/** The timer looks each minute, so a due mark whose mail went stands no longer than this. */
const TIMER = 60 * MINUTE

type Due = { askedAt: string; wentAt?: number }

function settleOld(due: Map<string, Due>, time: number): void {
  for (const [purpose, { wentAt = time }] of due) if (time - wentAt > TIMER) due.delete(purpose)
}

/** An address with its slots in a table of one row, its senders, and the mails that truly went. */
function play(list: readonly Step[]) {
  let share: MailShare = NO_MAIL_YET
  let time = START
  const due = new Map<string, Due>()
  const recorded = new Set<string>()
  const sent: { at: number; purpose: string; askedAt: string; repeats: boolean }[] = []

  list.forEach(({ after, mail, fate, rival }, index) => {
    time += after * MINUTE
    settleOld(due, time)
    const purpose = `confirm#petition-${mail}`
    const asked: Due = due.get(purpose) ?? { askedAt: new Date(time).toISOString() }
    due.set(purpose, asked)
    const went = (slot: MailSlot) => recorded.has(`${slot.run} ${slot.number}`)
    const { askedAt } = asked
    // Rivals read before either writes: the conditional write lets one of them through.
    const seen = share
    for (const run of rival ? [`${index}a`, `${index}b`] : [`${index}a`]) {
      const place = { run, number: mail }
      const decision = decideMail({ purpose, askedAt, ...place }, seen, false, went, new Date(time))
      if (decision.do === 'settle' || decision.do === 'drop') due.delete(purpose)
      if (decision.do !== 'send' || seen.version !== share.version) continue
      const repeats = seen.slots.some((slot) => slot.purpose === purpose && slot.at >= askedAt)
      share = { slots: decision.slots, version: seen.version + 1 }
      if (fate !== 'lost') sent.push({ at: time, purpose, askedAt, repeats })
      if (fate !== 'goes') continue
      recorded.add(`${run} ${mail}`)
      asked.wentAt = time
    }
  })
  return { sent, share }
}

describe('the share of mail that one address gets (STANDARDS 20)', () => {
  it('is never more than one in ten minutes and three in a day, crashes and rival senders included', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { sent } = play(list)
        // Whoever crashed after sending may send the same mail again: that repeat takes no new place.
        const counted = sent.filter((mail) => !mail.repeats)
        for (const [i, mail] of counted.entries()) {
          const before = counted.slice(0, i)
          expect(before.filter((other) => mail.at - other.at < DAY).length).toBeLessThan(3)
          expect(before.filter((other) => mail.at - other.at < 10 * MINUTE)).toEqual([])
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('without a crash repeats nothing at all', () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { sent } = play(list.map((step) => ({ ...step, fate: 'goes' as const })))
        const asked = sent.map((mail) => `${mail.purpose} ${mail.askedAt}`)
        expect(new Set(asked).size).toBe(asked.length)
      }),
      { numRuns: 500 },
    )
  })

  it('keeps only what it still needs: three slots at most', () => {
    fc.assert(
      fc.property(steps, (list) => {
        expect(play(list).share.slots.length).toBeLessThanOrEqual(3)
      }),
    )
  })

  const mail = { purpose: 'confirm#a', askedAt: new Date(START).toISOString(), run: 'new', number: 4 }
  const slot = (minutesAgo: number, purpose = 'confirm#b', run = 'old'): MailSlot => ({
    at: new Date(START - minutesAgo * MINUTE).toISOString(),
    purpose,
    run,
    number: 2,
  })
  const decide = (slots: MailSlot[], options: { suppressed?: boolean; went?: boolean; ms?: number } = {}) =>
    decideMail(
      mail,
      { slots, version: 1 },
      options.suppressed ?? false,
      () => options.went ?? false,
      new Date(START + (options.ms ?? 0)),
    )

  it('waits out the ten minutes, to the millisecond', () => {
    expect(decide([slot(4)], { went: true })).toEqual({ do: 'wait', until: new Date(START + 6 * MINUTE) })
    expect(decide([slot(0)], { ms: 10 * MINUTE - 1 }).do).toBe('wait')
    expect(decide([slot(0)], { ms: 10 * MINUTE }).do).toBe('send')
  })

  it('does not wait for the mail whose button was pressed since, but for any other, and counts them all', () => {
    const again = { ...mail, purpose: 'already-signed#a', answered: new Set(['confirm#a']) }
    const decideAgain = (...slots: MailSlot[]) =>
      decideMail(again, { slots, version: 1 }, false, () => true, new Date(START)).do
    expect(decideAgain(slot(1, 'confirm#a'))).toBe('send')
    expect(decideAgain(slot(1, 'confirm#b'))).toBe('wait')
    expect(decideAgain(slot(1, 'already-signed#a'))).toBe('wait')
    expect(decideAgain(slot(1, 'confirm#a'), slot(60), slot(120))).toBe('drop')
  })

  it('drops a mail when the three of the day have gone, and sends again when one is a day old', () => {
    const three = [slot(23 * 60), slot(12 * 60), slot(60)]
    expect(decide(three)).toEqual({ do: 'drop', because: 'share-used' })
    expect(decide([slot(24 * 60), slot(12 * 60), slot(60)]).do).toBe('send')
  })

  it('sends nothing to an address that refused mail', () => {
    expect(decide([], { suppressed: true })).toEqual({ do: 'drop', because: 'suppressed' })
  })

  it('leaves a mail in flight alone, takes a lost one over, and settles one that went', () => {
    const mine = slot(0, 'confirm#a')
    expect(decide([mine], { ms: IN_FLIGHT_MS - 1 })).toEqual({
      do: 'wait',
      until: new Date(START + IN_FLIGHT_MS),
    })
    const again = { at: new Date(START + IN_FLIGHT_MS).toISOString(), purpose: 'confirm#a', repeats: 1 }
    const place = { run: 'new', number: 4 }
    expect(decide([mine], { ms: IN_FLIGHT_MS })).toEqual({
      do: 'send',
      slot: { ...again, ...place },
      slots: [{ ...again, ...place }],
    })
    expect(decide([mine], { ms: 5, went: true })).toEqual({ do: 'settle' })
  })

  it('treats a mail that was asked for anew as another one', () => {
    expect(decide([slot(11, 'confirm#a')], { went: true }).do).toBe('send')
  })
})
