import * as v from 'valibot'
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from '../../domain/locale.ts'
import { seesPetition } from '../../domain/partner.ts'
import { changed, type Petition, shownLocale } from '../../domain/petition.ts'
import type { ManageDependencies } from '../dependencies.ts'
import type { Call, Operation, operations } from '../operation.ts'
import { PetitionChange, revised } from '../petition-body.ts'
import { petitionErrors } from '../petition-errors.ts'
import { problem } from '../problem.ts'
import { MAX_MANAGED_BODY, readJson } from '../read-body.ts'

const WHAT = {
  path: '/api/manage/petitions/{slug}/preview',
  role: 'viewer',
  answers: {
    200: { description: 'The page, to be shown in a frame (`srcdoc`); never kept anywhere', html: true },
  },
} as const satisfies Partial<Operation>

/**
 * The petition's own page, as readers see it: as it is stored, or with changes that are not saved. A draft is shown as
 * it will be once it is open. Nothing is stored.
 */
export function managePreview({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  const errorsIn = petitionErrors(deps, deps.stores.images.exists)

  const show = async ({ c, caller }: Call, petition: Petition, locale: Locale): Promise<Response> => {
    const [count, topics, { previewPage }] = await Promise.all([
      deps.stores.counts.total(petition.slug),
      deps.stores.topics.all(),
      // Pages weigh, and a manager previews seldom: they are loaded when one does.
      import('../pages/preview.tsx'),
      deps.remembered.look.refresh(),
    ])
    const { partner } = caller
    const from = partner === undefined ? {} : { partner }
    const place = { ...deps, assets: deps.assetPaths() }
    return c.html(await previewPage(place, petition, locale, count, topics, from))
  }

  add(
    {
      ...WHAT,
      method: 'get',
      partner: 'own',
      summary: 'The page as it will be, in a language; to a partner’s people as by its link',
      query: {
        locale: { description: `One of ${LOCALES.join(', ')}; absent: its first`, example: 'nl' },
      },
      problems: ['petition-unknown', 'invalid'],
    },
    async (call) => {
      const locale = call.c.req.query('locale')
      if (locale !== undefined && !isLocale(locale))
        return problem(call.c, 'invalid', [{ field: 'locale', code: 'locale-unknown' }])
      const petition = await deps.stores.petitions.read(call.param('slug'), true)
      const isSeen = petition !== undefined && seesPetition(call.caller.partner, petition)
      if (!isSeen) return problem(call.c, 'petition-unknown')
      return show(call, petition, locale ?? shownLocale(petition, DEFAULT_LOCALE))
    },
  )

  const Previewed = v.object({
    ...PetitionChange.entries,
    locale: v.pipe(v.string(), v.check(isLocale, 'locale-unknown')),
  })
  add(
    {
      ...WHAT,
      method: 'post',
      summary: 'The page as it will be with changes that are not saved; nothing is stored',
      body: { schema: Previewed, example: { locale: 'nl', goal: 7500 } },
      problems: ['invalid', 'not-json', 'body-too-large', 'petition-unknown'],
    },
    async (call) => {
      const { c, param } = call
      const body = await readJson(c, MAX_MANAGED_BODY)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(Previewed, body.value)
      const errors = await errorsIn(body.value, parsed.issues)
      if (!parsed.success || errors.length > 0) return problem(c, 'invalid', errors)
      const seen = await deps.stores.petitions.read(param('slug'), true)
      if (seen === undefined) return problem(c, 'petition-unknown')
      const { texts = {}, version: _, locale, ...change } = parsed.output
      const petition = { ...changed(seen, change, deps.now()), ...revised(seen, texts, deps) }
      return show(call, petition, locale as Locale)
    },
  )
}
