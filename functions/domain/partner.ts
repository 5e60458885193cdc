import { UNKNOWN } from './counts.ts'

/**
 * An organisation of an alliance that runs petitions together with the main one. Signatures are credited to it by the
 * name that petitions list; its people see what is its own and nothing else.
 */
export type Partner = {
  /** What it is called in petitions, links and counts. */
  partner: string
  name: string
  url?: string
  /** The id of an image: its logo. */
  image?: string
  /** The subjects of the tokens of its people and scripts. */
  members: string[]
  /**
   * Who was one. They are refused everything until somebody takes them off this list: nobody must come to see what is
   * the main organisation's by leaving a partner.
   */
  former: string[]
  createdAt: string
  updatedAt: string
  /** Raised by each change: two people editing at once are told. */
  version: number
}

/** Where a subject belongs. Who has none is of the main organisation. */
export type Membership = { subject: string; partner: string; former?: true }

/** A change of where somebody belongs, from what was seen. */
export type MembershipChange = {
  subject: string
  seen: Membership | undefined
  wanted: Membership | undefined
}

/** Most members of one partner. */
export const MOST_MEMBERS = 40
/** Most memberships that one request changes: all are written in one transaction, which takes 100 items. */
export const MOST_MEMBERSHIP_CHANGES = 90

const NAME = /^[a-z0-9-]{2,40}$/

/** Whether a text can name a partner. What cannot be read in counts has no partner's name. */
export function isPartnerName(text: string): boolean {
  return NAME.test(text) && text !== UNKNOWN
}

/** Whether somebody of `partner` (absent: of the main organisation) may see a petition: those that name it. */
export function seesPetition(
  partner: string | undefined,
  { partners }: { partners: readonly string[] },
): boolean {
  return partner === undefined || partners.includes(partner)
}

/** Whether somebody of `partner` (absent: of the main organisation) may see what can be a partner's: a topic, a campaign, a signature. */
export function seesOwn(partner: string | undefined, owned: { partner?: string | undefined }): boolean {
  return partner === undefined || owned.partner === partner
}

type Roster = Pick<Partner, 'members' | 'former'>

/**
 * Members and former members after a change. Who is a member no more becomes a former one; former ones go only where
 * `former` is given without them, and nobody is put there by hand.
 */
export function rosterAfter(
  seen: Roster | undefined,
  given: { members: readonly string[]; former?: readonly string[] | undefined },
): Roster {
  const members = [...new Set(given.members)]
  const { former: before = [], members: left = [] } = seen ?? {}
  const kept = before.filter((subject) => given.former?.includes(subject) ?? true)
  return { members, former: [...new Set([...kept, ...left])].filter((subject) => !members.includes(subject)) }
}

/** Everybody whose membership a change may touch. */
export function subjectsOf(...rosters: readonly (Roster | undefined)[]): string[] {
  return [...new Set(rosters.flatMap((roster) => [...(roster?.members ?? []), ...(roster?.former ?? [])]))]
}

/**
 * What a change of a partner does to where people belong, and which of its new members another partner has: they are
 * taken off there first. What another partner has taken over of the former ones is left to it.
 */
export function membershipChanges(
  partner: string,
  seen: Roster | undefined,
  after: Roster,
  standing: readonly Membership[],
): { elsewhere: string[]; changes: MembershipChange[] } {
  const elsewhere: string[] = []
  const changes: MembershipChange[] = []
  for (const subject of subjectsOf(seen, after)) {
    const stands = standing.find((one) => one.subject === subject)
    const isMember = after.members.includes(subject)
    if (stands !== undefined && stands.partner !== partner && !(isMember && stands.former)) {
      if (isMember) elsewhere.push(subject)
      continue
    }
    const wanted = wantedOf(partner, subject, after)
    if (stands?.partner !== wanted?.partner || stands?.former !== wanted?.former)
      changes.push({ subject, seen: stands, wanted })
  }
  return { elsewhere, changes }
}

function wantedOf(partner: string, subject: string, { members, former }: Roster): Membership | undefined {
  if (members.includes(subject)) return { subject, partner }
  return former.includes(subject) ? { subject, partner, former: true } : undefined
}
