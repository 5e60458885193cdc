import * as v from 'valibot'
import { loadOccasions, occasions } from '../../../web/texts/occasions.ts'
import { DEFAULT_LOCALE } from '../../domain/locale.ts'
import { publishedLocales, shownLocale } from '../../domain/petition.ts'
import { OCCASIONS, occasionsOf, updateDraft } from '../../domain/update-draft.ts'
import type { CampaignDesk } from '../campaign-desk.ts'
import { CampaignSummary, campaignSummary, ManagedCampaign } from '../campaign-views.ts'
import type { CampaignDependencies } from '../dependencies.ts'
import { fieldErrors } from '../field-errors.ts'
import type { operations } from '../operation.ts'
import { problem, requestLocale } from '../problem.ts'
import { readJson } from '../read-body.ts'
import { READ_ON } from '../read-on.ts'

/** Campaigns that are looked through for one page. */
const PAGE = 100
const PATH = '/api/manage/petitions/{slug}/campaigns'

const OccasionBody = v.object({ occasion: v.picklist(OCCASIONS, 'occasion-unknown') })

const PetitionCampaigns = v.object({
  items: v.array(CampaignSummary),
  next: v.optional(v.string()),
  occasions: v.pipe(
    v.array(v.object({ occasion: v.picklist(OCCASIONS), milestone: v.optional(v.number()) })),
    v.description(
      'What its signers could hear of now: the highest milestone reached (100, 250, 500, 1,000 … or the goal), that it ' +
        'closed, that it was handed over. None where they could not agree to be mailed',
    ),
  ),
})

/** A petition's updates: campaigns to those of its signers who agreed to them. Written by campaigners, read by viewers. */
export function managePetitionCampaigns(
  { add }: ReturnType<typeof operations>,
  deps: CampaignDependencies,
  desk: CampaignDesk,
): void {
  const { campaigns, petitions, counts } = deps.stores

  add(
    {
      method: 'get',
      path: PATH,
      summary: 'The campaigns to a petition’s signers, the newest first, and what they could be told of now',
      role: 'viewer',
      query: READ_ON,
      answers: {
        200: {
          description: 'A page of them',
          schema: PetitionCampaigns,
        },
      },
      problems: ['petition-unknown'],
    },
    async ({ c, param }) => {
      const slug = param('slug')
      const petition = await petitions.read(slug, true)
      if (petition === undefined) return problem(c, 'petition-unknown')
      const [{ items, next }, count] = await Promise.all([
        campaigns.list(PAGE, c.req.query('after'), ({ audience }) => audience.petitions.includes(slug)),
        counts.total(slug),
      ])
      const locale = requestLocale(c)
      return c.json({
        items: items.map((campaign) => campaignSummary(campaign, locale)),
        next,
        occasions: occasionsOf(petition, count, deps.now()),
      })
    },
  )

  add(
    {
      method: 'post',
      path: PATH,
      summary:
        'Prepare a campaign to the petition’s signers for an occasion that has come: a draft in every language of the ' +
        'petition, to change and schedule as any other',
      role: 'campaigner',
      body: { schema: OccasionBody, example: { occasion: 'closed' } },
      answers: { 201: { description: 'The draft, and its `Location`', schema: ManagedCampaign } },
      problems: [
        'invalid',
        'not-json',
        'body-too-large',
        'petition-unknown',
        'petition-without-updates',
        'occasion-not-come',
        'version-conflict',
      ],
    },
    async (call) => {
      const { c, param } = call
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(OccasionBody, { occasion: body.value['occasion'] })
      if (!parsed.success) return problem(c, 'invalid', fieldErrors(parsed.issues))
      const slug = param('slug')
      const petition = await petitions.read(slug, true)
      if (petition === undefined) return problem(c, 'petition-unknown')
      if (petition.updates === undefined) return problem(c, 'petition-without-updates')
      const offers = occasionsOf(petition, await counts.total(slug), deps.now())
      const offer = offers.find(({ occasion }) => occasion === parsed.output.occasion)
      if (offer === undefined) return problem(c, 'occasion-not-come')
      await Promise.all(
        [shownLocale(petition, DEFAULT_LOCALE), ...publishedLocales(petition)].map(loadOccasions),
      )
      return desk.create(call, updateDraft(petition, offer, occasions))
    },
  )
}
