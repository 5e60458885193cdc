import * as v from 'valibot'
import { datedId } from '../../domain/dated-id.ts'
import { LOCALES, type Locale } from '../../domain/locale.ts'
import { seesPetition } from '../../domain/partner.ts'
import { isSlug, type Petition } from '../../domain/petition.ts'
import { byDate, type PetitionUpdate, type UpdateTexts } from '../../domain/petition-update.ts'
import { auditEntry } from '../audit-entry.ts'
import { filledLine, SeenVersion } from '../body-parts.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { leftOut, Unreadable } from '../left-out.ts'
import type { Call, operations } from '../operation.ts'
import { Instant } from '../petition-body.ts'
import { problem, versionConflict } from '../problem.ts'
import { MAX_MANAGED_BODY, readBody } from '../read-body.ts'

const Texts = v.object({
  title: filledLine(150),
  body: v.pipe(v.string(), v.trim(), v.nonEmpty('text-missing'), v.maxLength(20_000, 'text-too-long')),
})
const isSomething = (texts: object) => Object.values(texts).some((words) => words !== undefined)
const inEachLocale = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.object(Object.fromEntries(LOCALES.map((locale) => [locale, v.optional(schema)])))

const At = v.pipe(Instant, v.description('What it is dated; before that instant nobody but managers sees it'))
const NewUpdate = v.object({
  at: v.optional(At),
  texts: v.pipe(
    inEachLocale(Texts),
    v.check((texts) => isSomething(texts), 'text-missing'),
  ),
})
const UpdateChange = v.object({
  at: v.optional(At),
  texts: v.optional(inEachLocale(v.nullable(Texts))),
  version: SeenVersion,
})

const Shown = v.object({
  id: v.string(),
  at: v.string(),
  texts: v.record(v.string(), v.object({ title: v.string(), body: v.string() })),
  version: v.number(),
})

const shown = ({ petition: _, ...update }: PetitionUpdate) => update

const WRITING = ['invalid', 'not-json', 'body-too-large', 'petition-unknown'] as const
const EXAMPLE = { nl: { title: 'Aangeboden', body: 'Vandaag boden we de handtekeningen aan.' } }

/** The dated news of a petition: written by campaigners, shown on its page. */
export function managePetitionUpdates(
  { add }: ReturnType<typeof operations>,
  deps: ManageDependencies,
): void {
  const { petitions, updates } = deps.stores
  const path = '/api/manage/petitions/{slug}/updates'
  const audit = ({ caller, param }: Call, action: 'update-written' | 'update-changed' | 'update-removed') =>
    auditEntry(deps, caller, action, param('slug'))
  const petitionOf = ({ param }: Call): Promise<Petition | undefined> => petitions.read(param('slug'), true)
  const find = async ({ param }: Call): Promise<PetitionUpdate | undefined> =>
    isSlug(param('slug')) && param('id').length <= 80 ? updates.read(param('slug'), param('id')) : undefined

  add(
    {
      method: 'get',
      path,
      summary: 'The dated news of a petition, newest first, and what is dated later',
      role: 'viewer',
      partner: 'own',
      answers: {
        200: {
          description: 'All of it',
          schema: v.object({ items: v.array(Shown), unreadable: Unreadable }),
        },
      },
      problems: ['petition-unknown'],
    },
    async (call) => {
      const petition = await petitionOf(call)
      if (petition === undefined || !seesPetition(call.caller.partner, petition))
        return problem(call.c, 'petition-unknown')
      const { items, unreadable } = await updates.list(petition.slug, true)
      return call.c.json({ items: items.sort(byDate).map(shown), ...leftOut(unreadable) })
    },
  )

  add(
    {
      method: 'post',
      path,
      summary: 'Tell news of a petition',
      role: 'campaigner',
      body: { schema: NewUpdate, example: { texts: EXAMPLE } },
      answers: { 201: { description: 'The news, and its `Location`', schema: Shown } },
      problems: WRITING,
    },
    async (call) => {
      const { c } = call
      const body = await readBody(c, NewUpdate, { most: MAX_MANAGED_BODY })
      if (!body.ok) return body.answer
      const petition = await petitionOf(call)
      if (petition === undefined) return problem(c, 'petition-unknown')
      const now = deps.now()
      const { at = now.toISOString(), texts } = body.value
      const id = datedId(now, deps.newId())
      const update = { petition: petition.slug, id, at, texts: withTexts({}, texts), version: 1 }
      await updates.create(update, audit(call, 'update-written'))
      c.header('Location', `/api/manage/petitions/${petition.slug}/updates/${id}`)
      return c.json(shown(update), 201)
    },
  )

  add(
    {
      method: 'get',
      path: `${path}/{id}`,
      summary: 'One piece of news',
      role: 'viewer',
      answers: { 200: { description: 'The news', schema: Shown } },
      problems: ['update-unknown'],
    },
    async (call) => {
      const update = await find(call)
      return update === undefined ? problem(call.c, 'update-unknown') : call.c.json(shown(update))
    },
  )

  add(
    {
      method: 'patch',
      path: `${path}/{id}`,
      summary: 'Change news: what is absent stays, a language that is null goes',
      role: 'campaigner',
      body: { schema: UpdateChange, example: { texts: EXAMPLE } },
      answers: { 200: { description: 'The news as it is now', schema: Shown } },
      problems: [...WRITING, 'update-unknown', 'version-conflict'],
    },
    async (call) => {
      const { c, param } = call
      const body = await readBody(c, UpdateChange, { most: MAX_MANAGED_BODY })
      if (!body.ok) return body.answer
      const seen = await find(call)
      if (seen === undefined) return problem(c, 'update-unknown')
      const { at = seen.at, texts = {}, version } = body.value
      if (version !== undefined && version !== seen.version) return versionConflict(c, seen)
      const update = { ...seen, at, texts: withTexts(seen.texts, texts), version: seen.version + 1 }
      if (!isSomething(update.texts)) return problem(c, 'invalid', [{ field: 'texts', code: 'text-missing' }])
      const isSaved = await updates.replace(update, seen.version, audit(call, 'update-changed'))
      return isSaved ? c.json(shown(update)) : versionConflict(c, await updates.read(param('slug'), seen.id))
    },
  )

  add(
    {
      method: 'delete',
      path: `${path}/{id}`,
      summary: 'Take news back',
      role: 'campaigner',
      answers: { 200: { description: 'The news as it was', schema: Shown } },
      problems: ['update-unknown', 'version-conflict'],
    },
    async (call) => {
      const { c, param } = call
      const seen = await find(call)
      if (seen === undefined) return problem(c, 'update-unknown')
      const isGone = await updates.remove(seen, audit(call, 'update-removed'))
      return isGone ? c.json(shown(seen)) : versionConflict(c, await updates.read(param('slug'), seen.id))
    },
  )
}

type Given = { [locale: string]: UpdateTexts | null | undefined }

/** Texts after an edit: by language, those that are not given stay. */
function withTexts(seen: PetitionUpdate['texts'], given: Given): PetitionUpdate['texts'] {
  const texts: Partial<Record<Locale, UpdateTexts>> = { ...seen }
  for (const locale of LOCALES) {
    const words = given[locale]
    if (words === null) delete texts[locale]
    else if (words !== undefined) texts[locale] = words
  }
  return texts
}
