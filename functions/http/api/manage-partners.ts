import * as v from 'valibot'
import {
  isPartnerName,
  type MembershipChange,
  MOST_MEMBERS,
  MOST_MEMBERSHIP_CHANGES,
  membershipChanges,
  type Partner,
  rosterAfter,
  seesOwn,
  subjectsOf,
} from '../../domain/partner.ts'
import { auditEntry } from '../audit-entry.ts'
import { filledLine, SeenVersion } from '../body-parts.ts'
import { type Caller, ROLES } from '../caller.ts'
import type { ManageDependencies } from '../dependencies.ts'
import type { FieldError } from '../field-errors.ts'
import { leftOut } from '../left-out.ts'
import type { operations } from '../operation.ts'
import { problem, versionConflict } from '../problem.ts'
import { MAX_MANAGED_BODY, readBody } from '../read-body.ts'
import { pageOf, READ_ON } from '../read-on.ts'

const PATH = '/api/manage/partners'
const PAGE = 50
/** More than anybody was ever a member. */
const MOST_FORMER = 5_000

/** A token's subject: no `@`, as addresses are typed here by mistake, and none is to be kept. */
const Subject = v.pipe(v.string(), v.trim(), v.regex(/^[A-Za-z0-9_.:|-]{1,128}$/, 'subject-malformed'))

const PartnerBody = v.object({
  name: filledLine(150),
  url: v.nullish(v.pipe(v.string(), v.url(), v.startsWith('https://'), v.maxLength(500))),
  image: v.nullish(
    v.pipe(
      v.string(),
      v.regex(/^[a-z0-9.-]{8,80}$/),
      v.description('The id of an image that was uploaded: its logo'),
    ),
  ),
  members: v.pipe(
    v.array(Subject),
    v.maxLength(MOST_MEMBERS),
    v.description(
      'Subjects of tokens (`GET /api/manage/me` tells people theirs; a script’s is its client id). Who belongs to ' +
        'another partner is taken off there first',
    ),
  ),
  former: v.optional(
    v.pipe(
      v.array(Subject),
      v.maxLength(MOST_FORMER),
      v.description(
        'Who was a member and is refused everything. Absent: stays. Who is left out of it is of the main organisation ' +
          'from then on',
      ),
    ),
  ),
  version: SeenVersion,
})

const ManagedPartner = v.object({
  partner: v.string(),
  name: v.string(),
  url: v.optional(v.string()),
  image: v.optional(v.string()),
  members: v.array(v.string()),
  former: v.array(v.string()),
  createdAt: v.string(),
  updatedAt: v.string(),
  version: v.number(),
})

const Me = v.object({
  subject: v.pipe(v.string(), v.description('What an admin makes a member of a partner')),
  role: v.picklist(ROLES),
  partner: v.optional(v.object({ partner: v.string(), name: v.string() })),
  waits: v.optional(
    v.pipe(
      v.literal(true),
      v.description('Of a partner, but nobody has said of which: everything is refused'),
    ),
  ),
})

const EXAMPLE = {
  name: 'Stichting Wereldkind',
  url: 'https://wereldkind.example.org',
  members: ['0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0'],
}

/** Who calls, and the partner organisations that callers belong to: kept by admins. */
export function managePartners({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  const { partners } = deps.stores

  /** Whose membership changes with a partner's roster, and who cannot become a member. */
  async function moved(partner: string, seen: Partner | undefined, roster: Roster, { subject }: Caller) {
    const standing = await partners.memberships(subjectsOf(seen, roster))
    const { elsewhere, changes } = membershipChanges(partner, seen, roster, standing)
    const errors = [
      ...refused(roster, elsewhere, 'member-elsewhere'),
      // Who does this is of the main organisation, and could not undo it.
      ...refused(roster, [subject], 'member-self'),
      ...(changes.length > MOST_MEMBERSHIP_CHANGES ? [{ field: 'former', code: 'value-malformed' }] : []),
    ]
    return { errors, changes }
  }

  const pictureErrors = async (image: string | null | undefined): Promise<FieldError[]> =>
    typeof image === 'string' && !(await deps.stores.images.use(image, deps.now()))
      ? [{ field: 'image', code: 'image-unknown' }]
      : []

  add(
    {
      method: 'get',
      path: '/api/manage/me',
      summary: 'Who calls: the subject of the token, its role, and the partner organisation it belongs to',
      role: 'viewer',
      partner: 'anybody',
      answers: { 200: { description: 'The caller', schema: Me } },
      problems: [],
    },
    async ({ c, caller }) => {
      const { subject, role, partner, waits } = caller
      const name = partner === undefined ? undefined : ((await partners.read(partner))?.name ?? partner)
      return c.json({ subject, role, partner: name === undefined ? undefined : { partner, name }, waits })
    },
  )

  add(
    {
      method: 'get',
      path: PATH,
      summary: 'The partner organisations; to a partner’s people, their own',
      role: 'viewer',
      partner: 'own',
      query: READ_ON,
      answers: {
        200: {
          description: 'A page of partners, by name',
          schema: pageOf(ManagedPartner),
        },
      },
      problems: [],
    },
    async ({ c, caller }) => {
      if (caller.partner !== undefined) {
        const own = await partners.read(caller.partner, true)
        return c.json({ items: own === undefined ? [] : [own] })
      }
      const { unreadable, ...page } = await partners.list(PAGE, c.req.query('after'))
      return c.json({ ...page, ...leftOut(unreadable) })
    },
  )

  add(
    {
      method: 'get',
      path: `${PATH}/{partner}`,
      summary: 'One partner organisation',
      role: 'viewer',
      partner: 'own',
      answers: { 200: { description: 'The partner', schema: ManagedPartner } },
      problems: ['partner-unknown'],
    },
    async ({ c, caller, param }) => {
      const partner = await partners.read(param('partner'), true)
      if (partner === undefined || !seesOwn(caller.partner, partner)) return problem(c, 'partner-unknown')
      return c.json(partner)
    },
  )

  add(
    {
      method: 'put',
      path: `${PATH}/{partner}`,
      summary:
        'Create a partner organisation, or replace what is kept of it. A member sees and does only what is the ' +
        'partner’s, from their next request on',
      role: 'admin',
      body: { schema: PartnerBody, example: EXAMPLE },
      answers: {
        200: { description: 'The partner as it is now', schema: ManagedPartner },
        201: { description: 'The new partner, and its `Location`', schema: ManagedPartner },
      },
      problems: ['invalid', 'not-json', 'body-too-large', 'partner-unknown', 'version-conflict'],
    },
    async ({ c, caller, param }) => {
      const name = param('partner')
      const body = await readBody(c, PartnerBody, { most: MAX_MANAGED_BODY })
      if (!body.ok) return body.answer
      if (!isPartnerName(name)) return problem(c, 'partner-unknown')
      const { version, members, former, ...facts } = body.value
      const seen = await partners.read(name, true)
      if (version !== undefined && version !== (seen?.version ?? 0)) return versionConflict(c, seen)

      const roster = rosterAfter(seen, { members, former })
      const { errors, changes } = await moved(name, seen, roster, caller)
      errors.push(...(await pictureErrors(facts.image)))
      if (errors.length > 0) return problem(c, 'invalid', errors)

      const partner = written(name, seen, { ...facts, ...roster }, deps.now())
      const action = seen === undefined ? 'partner-created' : 'partner-changed'
      const entry = auditEntry(deps, caller, action, named(name, changes))
      const saved =
        seen === undefined
          ? await partners.create(partner, entry, changes)
          : await partners.replace(partner, seen.version, entry, changes)
      if (!saved) return versionConflict(c, await partners.read(name, true))
      deps.remembered.partners.forget()
      if (seen !== undefined) return c.json(partner)
      c.header('Location', `${PATH}/${name}`)
      return c.json(partner, 201)
    },
  )
}

const refused = ({ members }: Roster, subjects: readonly string[], code: string): FieldError[] =>
  members.flatMap((member, index) => (subjects.includes(member) ? [{ field: `members.${index}`, code }] : []))

type Roster = Pick<Partner, 'members' | 'former'>
type Facts = { name: string; url?: string | null | undefined; image?: string | null | undefined }

function written(
  partner: string,
  seen: Partner | undefined,
  { url, image, ...facts }: Facts & Roster,
  now: Date,
): Partner {
  return {
    partner,
    ...facts,
    ...(typeof url === 'string' ? { url } : {}),
    ...(typeof image === 'string' ? { image } : {}),
    createdAt: seen?.createdAt ?? now.toISOString(),
    updatedAt: now.toISOString(),
    version: (seen?.version ?? 0) + 1,
  }
}

/** A partner and whose membership of it changed, as the audit log names them. */
function named(partner: string, changes: readonly MembershipChange[]): string {
  const signOf = (wanted: MembershipChange['wanted']) => {
    if (wanted === undefined) return '='
    return wanted.former ? '-' : '+'
  }
  return [partner, ...changes.map(({ subject, wanted }) => `${signOf(wanted)}${subject}`)].join(' ')
}
