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

const SUBJECTS = ['an', 'bo', 'cas', 'dien']
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

/** Where a subject is, as the lists of all partners have it. */
function listed(rosters: ReadonlyMap<string, Roster>, subject: string) {
  const names = (roster: 'members' | 'former') =>
    [...rosters].flatMap(([partner, one]) => (one[roster].includes(subject) ? [partner] : []))
  return { member: names('members'), former: names('former') }
}

describe('who belongs to a partner', () => {
  it('is of the partner that lists them and of no other, and by leaving it never of the main organisation', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let world = { rosters: new Map<string, Roster>(), places: new Map<string, Membership>() }
        for (const one of edits) {
          const before = world
          world = write(before.rosters, before.places, one) ?? before
          for (const subject of SUBJECTS) {
            const place = world.places.get(subject)
            const { member } = listed(world.rosters, subject)
            const [partner] = member
            expect(member.length).toBeLessThan(2)
            expect(place?.former ? undefined : place?.partner).toBe(partner)
            // Only who was let in nowhere already comes to the main organisation, by a word of its own.
            const stood = before.places.get(subject)
            if (place === undefined && stood !== undefined) {
              expect(stood).toEqual({ subject, partner: one.partner, former: true })
              expect(one.former).not.toContain(subject)
            }
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
