import * as v from 'valibot'
import { datedId } from '../../domain/dated-id.ts'
import { isSlug } from '../../domain/petition.ts'
import type { PetitionCache } from '../../domain/petition-cache.ts'
import { frozen, type PressFigure } from '../../domain/press-figure.ts'
import { auditEntry } from '../audit-entry.ts'
import { filledLine, SeenVersion } from '../body-parts.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { leftOut, Unreadable } from '../left-out.ts'
import type { operations } from '../operation.ts'
import { managedPetition } from '../petition-views.ts'
import { problem, versionConflict } from '../problem.ts'
import { readBody } from '../read-body.ts'
import { ManagedPetition } from './manage-petitions.ts'

/** More signatures on paper than there are people in the Netherlands to sign twice. */
const MOST_ON_PAPER = 10_000_000

const Figure = v.object({
  id: v.string(),
  at: v.string(),
  count: v.pipe(v.number(), v.description('Confirmed signatures')),
  offline: v.pipe(v.number(), v.description('Signatures on paper')),
  total: v.number(),
  note: v.optional(v.string()),
})
const NewFigure = v.object({ note: v.optional(filledLine(300)) })
const Paper = v.object({
  count: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_ON_PAPER)),
  note: v.optional(
    v.pipe(filledLine(300), v.description('Where they are, for managers alone; absent: none')),
  ),
  version: SeenVersion,
})

const shown = ({ petition: _, ...figure }: PressFigure) => figure

/** Figures that are fixed by hand: signatures on paper, and what is told to the press. */
export function manageFigures(
  { add }: ReturnType<typeof operations>,
  deps: ManageDependencies,
  cache: PetitionCache,
): void {
  const { petitions, counts, pressFigures } = deps.stores
  const path = '/api/manage/petitions/{slug}/figures'

  add(
    {
      method: 'put',
      path: '/api/manage/petitions/{slug}/offline',
      summary: 'Say how many signatures there are on paper: shown apart from the count, everywhere',
      role: 'campaigner',
      body: { schema: Paper, example: { count: 230, note: 'Markt van Utrecht, 12 november' } },
      answers: { 200: { description: 'The petition as it is now', schema: ManagedPetition } },
      problems: ['invalid', 'not-json', 'body-too-large', 'petition-unknown', 'version-conflict'],
    },
    async ({ c, caller, param }) => {
      const body = await readBody(c, Paper)
      if (!body.ok) return body.answer
      const seen = await petitions.read(param('slug'), true)
      if (seen === undefined) return problem(c, 'petition-unknown')
      const { count: offline, note, version } = body.value
      if (version !== undefined && version !== seen.version) return versionConflict(c, seen)
      const now = deps.now()
      const { offlineNote: _, ...rest } = seen
      const petition = {
        ...rest,
        offline,
        ...(note === undefined ? {} : { offlineNote: note }),
        version: seen.version + 1,
        updatedAt: now.toISOString(),
      }
      const audit = auditEntry(deps, caller, 'paper-counted', seen.slug)
      const isSaved = await petitions.replace(petition, seen.version, audit)
      cache.forget(seen.slug)
      if (!isSaved) return versionConflict(c, await petitions.read(seen.slug, true))
      return c.json(managedPetition(petition, await counts.total(seen.slug), now))
    },
  )

  add(
    {
      method: 'get',
      path,
      summary: 'Figures that were frozen for the press, newest first',
      role: 'viewer',
      answers: {
        200: {
          description: 'All of them',
          schema: v.object({ items: v.array(Figure), unreadable: Unreadable }),
        },
      },
      problems: ['petition-unknown'],
    },
    async ({ c, param }) => {
      const petition = await petitions.read(param('slug'))
      if (petition === undefined) return problem(c, 'petition-unknown')
      const { items, unreadable } = await pressFigures.list(petition.slug)
      return c.json({ items: items.map(shown), ...leftOut(unreadable) })
    },
  )

  add(
    {
      method: 'get',
      path: `${path}/{id}`,
      summary: 'One figure that was frozen for the press',
      role: 'viewer',
      answers: { 200: { description: 'The figure', schema: Figure } },
      problems: ['not-found'],
    },
    async ({ c, param }) => {
      const [slug, id] = [param('slug'), param('id')]
      const figure = isSlug(slug) && id.length <= 80 ? await pressFigures.read(slug, id) : undefined
      return figure === undefined ? problem(c, 'not-found') : c.json(shown(figure))
    },
  )

  add(
    {
      method: 'post',
      path,
      summary: 'Freeze the figure of now for the press: it never changes again',
      role: 'campaigner',
      body: { schema: NewFigure, example: { note: 'Persbericht van 21 november' }, optional: true },
      answers: { 201: { description: 'The figure, and its `Location`', schema: Figure } },
      problems: ['invalid', 'not-json', 'body-too-large', 'petition-unknown'],
    },
    async ({ c, caller, param }) => {
      const body = await readBody(c, NewFigure, { optional: true })
      if (!body.ok) return body.answer
      const petition = await petitions.read(param('slug'), true)
      if (petition === undefined) return problem(c, 'petition-unknown')
      const { slug, offline } = petition
      const count = await counts.total(slug, true)
      const now = deps.now()
      const id = datedId(now, deps.newId())
      const figure = frozen({ petition: slug, id, count, offline, note: body.value.note }, now)
      await pressFigures.create(figure, auditEntry(deps, caller, 'figure-frozen', slug))
      c.header('Location', `/api/manage/petitions/${slug}/figures/${id}`)
      return c.json(shown(figure), 201)
    },
  )
}
