import * as v from 'valibot'
import type { AuditEntry } from '../../domain/audit.ts'
import { seesPetition } from '../../domain/partner.ts'
import {
  archive,
  changed,
  close,
  isSlug,
  PETITION_STATES,
  type Petition,
  publish,
  reopen,
} from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import { auditEntry } from '../audit-entry.ts'
import { tooMuchTogether } from '../body-parts.ts'
import type { Caller } from '../caller.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { leftOut } from '../left-out.ts'
import type { Call, operations } from '../operation.ts'
import { languageErrors, NewPetition, NO_CONSENTS, PetitionChange, revised } from '../petition-body.ts'
import { petitionErrors } from '../petition-errors.ts'
import { managedPetition } from '../petition-views.ts'
import { problem, versionConflict } from '../problem.ts'
import { MAX_MANAGED_BODY, readJson } from '../read-body.ts'
import { pageOf, READ_ON } from '../read-on.ts'

export const ManagedPetition = v.object({
  slug: v.string(),
  state: v.picklist(PETITION_STATES),
  texts: v.record(v.string(), v.record(v.string(), v.string())),
  goal: v.number(),
  count: v.pipe(v.number(), v.description('Confirmed signatures, now')),
  offline: v.number(),
  offlineNote: v.optional(v.string()),
  milestones: v.array(v.number()),
  image: v.optional(v.string()),
  embedOrigins: v.array(v.string()),
  version: v.number(),
})

const EXAMPLE_TEXTS = {
  title: 'Stop kinderhandel',
  summary: 'Geen kind is te koop.',
  body: 'Elk kind heeft recht op bescherming.',
  addressee: 'de minister van Justitie',
  consent: 'Ik wil dat mijn naam bij deze petitie aan de minister van Justitie wordt aangeboden.',
  shareText: 'Geen kind is te koop. Teken je ook?',
}

const PAGE = 50

/** The managers' side of petitions: written by campaigners, read by viewers. */
export function managePetitions(
  { add }: ReturnType<typeof operations>,
  deps: ManageDependencies,
  cache: PetitionCache,
): void {
  const errorsIn = petitionErrors(deps, (id) => deps.stores.images.use(id, deps.now()))

  const save = async (
    { c, caller }: Call,
    seen: Petition,
    changed: Petition,
    action: AuditEntry['action'],
  ): Promise<Response> => {
    const now = deps.now()
    const petition = { ...changed, version: seen.version + 1, updatedAt: now.toISOString() }
    const saved = await deps.stores.petitions.replace(
      petition,
      seen.version,
      auditEntry(deps, caller, action, seen.slug),
    )
    cache.forget(seen.slug)
    if (!saved) return versionConflict(c, await deps.stores.petitions.read(seen.slug, true))
    return c.json(managedPetition(petition, await deps.stores.counts.total(seen.slug), now))
  }

  add(
    {
      method: 'get',
      path: '/api/manage/petitions',
      summary: 'All petitions, drafts too',
      role: 'viewer',
      partner: 'own',
      query: READ_ON,
      answers: {
        200: {
          description: 'A page of petitions, by slug. To a partner’s people, those that name it',
          schema: pageOf(ManagedPetition),
        },
      },
      problems: [],
    },
    async ({ c, caller }) => {
      const {
        items: all,
        unreadable,
        next,
      } = await deps.stores.petitions.list(PAGE, c.req.query('after'), (petition) =>
        seesPetition(caller.partner, petition),
      )
      const items = all.flatMap((petition) => seenBy(caller, petition) ?? [])
      const now = deps.now()
      const counts = await deps.stores.counts.totals(items.map(({ slug }) => slug))
      return c.json({
        items: items.map((petition) => managedPetition(petition, counts.get(petition.slug) ?? 0, now)),
        next,
        ...leftOut(unreadable, caller),
      })
    },
  )

  add(
    {
      method: 'post',
      path: '/api/manage/petitions',
      summary: 'Create a petition, as a draft',
      role: 'campaigner',
      body: {
        schema: NewPetition,
        example: {
          slug: 'geen-kind-te-koop',
          goal: 5000,
          milestones: [1000, 2500],
          embedOrigins: ['https://partner.example.org'],
          texts: { nl: EXAMPLE_TEXTS },
        },
      },
      answers: { 201: { description: 'The draft, and its `Location`', schema: ManagedPetition } },
      problems: ['invalid', 'not-json', 'body-too-large', 'petition-exists'],
    },
    async ({ c, caller }) => {
      const body = await readJson(c, MAX_MANAGED_BODY)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(NewPetition, body.value)
      const errors = await errorsIn(body.value, parsed.issues)
      if (!parsed.success || errors.length > 0) return problem(c, 'invalid', errors)
      const now = deps.now()
      const { texts, asks, donateUrl, image, closesAt, ...rest } = parsed.output
      const petition: Petition = {
        ...rest,
        ...revised({ texts: {}, ...NO_CONSENTS }, texts, deps),
        state: 'draft',
        asks: { city: asks.city ?? false, postalCode: asks.postalCode ?? false },
        offline: 0,
        ...(donateUrl === undefined ? {} : { donateUrl }),
        ...(image === undefined ? {} : { image }),
        ...(closesAt === undefined ? {} : { closesAt }),
        createdAt: now.toISOString(),
        updatedAt: now.toISOString(),
        version: 1,
      }
      const excess = tooMuchTogether('texts', petition)
      if (excess.length > 0) return problem(c, 'invalid', excess)
      const created = await deps.stores.petitions.create(
        petition,
        auditEntry(deps, caller, 'petition-created', petition.slug),
      )
      if (!created) return problem(c, 'petition-exists')
      c.header('Location', `/api/manage/petitions/${petition.slug}`)
      return c.json(managedPetition(petition, 0, now), 201)
    },
  )

  add(
    {
      method: 'get',
      path: '/api/manage/petitions/{slug}',
      summary: 'One petition, with every version of its consent texts',
      role: 'viewer',
      partner: 'own',
      answers: { 200: { description: 'The petition', schema: ManagedPetition } },
      problems: ['petition-unknown'],
    },
    async ({ c, caller, param }) => {
      const slug = param('slug')
      const [stored, count] = await Promise.all([
        deps.stores.petitions.read(slug, true),
        isSlug(slug) ? deps.stores.counts.total(slug) : 0,
      ])
      const petition = seenBy(caller, stored)
      if (petition === undefined) return problem(c, 'petition-unknown')
      return c.json(managedPetition(petition, count, deps.now()))
    },
  )

  add(
    {
      method: 'patch',
      path: '/api/manage/petitions/{slug}',
      summary:
        'Change a petition: what is absent stays, what is null goes, texts change by language, of which one must stay',
      role: 'campaigner',
      body: { schema: PetitionChange, example: { goal: 7500, milestones: [1000, 5000] } },
      answers: { 200: { description: 'The petition as it is now', schema: ManagedPetition } },
      problems: ['invalid', 'not-json', 'body-too-large', 'petition-unknown', 'version-conflict'],
    },
    async (call) => {
      const { c, param } = call
      const body = await readJson(c, MAX_MANAGED_BODY)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(PetitionChange, body.value)
      const errors = await errorsIn(body.value, parsed.issues)
      if (!parsed.success || errors.length > 0) return problem(c, 'invalid', errors)
      const seen = await deps.stores.petitions.read(param('slug'), true)
      if (seen === undefined) return problem(c, 'petition-unknown')
      const { texts = {}, version, ...change } = parsed.output
      if (version !== undefined && version !== seen.version) return versionConflict(c, seen)
      const petition = { ...changed(seen, change, deps.now()), ...revised(seen, texts, deps) }
      const excess = [...tooMuchTogether('texts', petition), ...languageErrors(petition, texts)]
      if (excess.length > 0) return problem(c, 'invalid', excess)
      return save(call, seen, petition, 'petition-changed')
    },
  )

  const transition = (
    name: string,
    apply: typeof publish,
    action: AuditEntry['action'],
    summary: string,
  ): void =>
    add(
      {
        method: 'post',
        path: `/api/manage/petitions/{slug}/${name}`,
        summary,
        role: 'campaigner',
        answers: { 200: { description: 'The petition as it is now', schema: ManagedPetition } },
        problems: [
          'petition-unknown',
          'petition-transition-illegal',
          'petition-incomplete',
          'petition-past-closing',
          'version-conflict',
        ],
      },
      async (call) => {
        const seen = await deps.stores.petitions.read(call.param('slug'), true)
        if (seen === undefined) return problem(call.c, 'petition-unknown')
        const next = apply(seen, deps.now())
        return next.ok ? save(call, seen, next.value, action) : problem(call.c, next.code)
      },
    )

  transition('publish', publish, 'petition-published', 'Draft → open')
  transition(
    'close',
    close,
    'petition-closed',
    'Open → closed; signatures made in time can be confirmed for 24 hours',
  )
  transition('reopen', reopen, 'petition-reopened', 'Closed → open')
  transition('archive', archive, 'petition-archived', 'Closed → archived')
}

/** A petition as a caller may see it, if they may: where its paper lies is not for partners. */
function seenBy({ partner }: Caller, petition: Petition | undefined): Petition | undefined {
  if (petition === undefined || !seesPetition(partner, petition)) return undefined
  const { offlineNote: _, ...rest } = petition
  return partner === undefined ? petition : rest
}
