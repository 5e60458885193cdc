import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isPartnerName,
  type Membership,
  membershipChanges,
  rosterAfter,
  seesOwn,
  seesPetition,
  subjectsOf,
} from '../../functions/domain/partner.ts'

const SUBJECTS = ['an', 'bo', 'cas', 'dien'] as const
const some = fc.uniqueArray(fc.constantFrom(...SUBJECTS))
const edit = fc.record({
  partner: fc.constantFrom('wereldkind', 'kinderpost'),
  members: some,
  former: fc.option(some, { nil: undefined }),
})

type Roster = { members: string[]; former: string[] }

/** What stands after a partner was written, or nothing where a member of another one was asked for. */
function write(
  rosters: ReadonlyMap<string, Roster>,
  places: ReadonlyMap<string, Membership>,
  { partner, ...given }: { partner: string; members: string[]; former?: string[] | undefined },
) {
  const seen = rosters.get(partner)
  const roster = rosterAfter(seen, given)
  const standing = subjectsOf(seen, roster).flatMap((subject) => places.get(subject) ?? [])
  const { elsewhere, changes } = membershipChanges(partner, seen, roster, standing)
  if (elsewhere.length > 0) return undefined
  const after = new Map(places)
  for (const { subject, wanted } of changes)
    if (wanted === undefined) after.delete(subject)
    else after.set(subject, wanted)
  return { rosters: new Map(rosters).set(partner, roster), places: after }
}

describe('who belongs to a partner', () => {
  it('is of the partner that lists them and of no other, and by leaving it never of the main organisation', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let [rosters, places] = [new Map<string, Roster>(), new Map<string, Membership>()]
        const released = new Set<string>()
        for (const one of edits) {
          const before = rosters.get(one.partner)
          const written = write(rosters, places, one)
          if (written === undefined) continue
          ;({ rosters, places } = written)
          // Only who stood among the former ones already can be let go.
          for (const subject of before?.former ?? [])
            if (one.former?.includes(subject) === false) released.add(subject)
          for (const subject of one.members) released.delete(subject)
          for (const subject of SUBJECTS) {
            const listing = [...rosters].filter(([, { members }]) => members.includes(subject))
            const place = places.get(subject)
            expect(listing.length).toBeLessThan(2)
            const [[partner] = []] = listing
            if (partner !== undefined) expect(place).toEqual({ subject, partner })
            else if (place !== undefined) expect(place.former).toBe(true)
            const wasMember = [...rosters.values()].some((roster) => roster.former.includes(subject))
            if (wasMember && !released.has(subject)) expect(place).toBeDefined()
          }
        }
      }),
    )
  })

  it('stays with another partner that has them, or has taken them over', () => {
    const seen = { members: [], former: ['bo'] }
    const standing: Membership[] = [
      { subject: 'an', partner: 'kinderpost' },
      { subject: 'bo', partner: 'kinderpost' },
      { subject: 'cas', partner: 'kinderpost', former: true },
    ]
    const after = { members: ['an', 'cas'], former: [] }
    expect(membershipChanges('wereldkind', seen, after, standing)).toEqual({
      elsewhere: ['an'],
      changes: [{ subject: 'cas', seen: standing[2], wanted: { subject: 'cas', partner: 'wereldkind' } }],
    })
  })

  it('needs nothing written where nothing changes', () => {
    const roster = { members: ['an'], former: ['bo'] }
    const standing: Membership[] = [
      { subject: 'an', partner: 'wereldkind' },
      { subject: 'bo', partner: 'wereldkind', former: true },
    ]
    expect(membershipChanges('wereldkind', roster, rosterAfter(roster, roster), standing).changes).toEqual([])
  })

  it('is never put among the former ones by hand', () => {
    expect(rosterAfter(undefined, { members: ['an'], former: ['bo'] })).toEqual({
      members: ['an'],
      former: [],
    })
  })
})

describe('what somebody of a partner may see', () => {
  it.each([
    [undefined, { partners: [] }, true],
    ['wereldkind', { partners: ['kinderpost', 'wereldkind'] }, true],
    ['wereldkind', { partners: ['kinderpost'] }, false],
  ])('of petitions, as one of %s: %j', (partner, petition, expected) => {
    expect(seesPetition(partner, petition)).toBe(expected)
  })

  it.each([
    [undefined, {}, true],
    [undefined, { partner: 'wereldkind' }, true],
    ['wereldkind', { partner: 'wereldkind' }, true],
    ['wereldkind', { partner: 'kinderpost' }, false],
    ['wereldkind', {}, false],
  ])('of what can be a partner’s, as one of %s: %j', (partner, owned, expected) => {
    expect(seesOwn(partner, owned)).toBe(expected)
  })

  it.each([
    ['wk', true],
    ['a'.repeat(40), true],
    ['w', false],
    ['a'.repeat(41), false],
    ['Wereldkind', false],
    // What cannot be read in counts would be theirs.
    ['unknown', false],
  ])('a partner can be called %s: %s', (name, expected) => {
    expect(isPartnerName(name)).toBe(expected)
  })
})
