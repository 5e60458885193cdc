import { type Campaign, edited } from '../../domain/campaign.ts'
import { DEFAULT_LOCALE } from '../../domain/locale.ts'
import { seesOwn } from '../../domain/partner.ts'
import { CampaignBody, MAX_CAMPAIGN_BODY, readCampaignBody } from '../campaign-body.ts'
import { errorsOfCampaign } from '../campaign-checks.ts'
import { CAMPAIGNS_PATH, type CampaignDesk } from '../campaign-desk.ts'
import { CampaignSummary, ManagedCampaign } from '../campaign-views.ts'
import type { CampaignDependencies } from '../dependencies.ts'
import { leftOut } from '../left-out.ts'
import type { operations } from '../operation.ts'
import { problem, versionConflict } from '../problem.ts'
import { readJson } from '../read-body.ts'
import { pageOf, READ_ON } from '../read-on.ts'

const PAGE = 50

const EXAMPLE = {
  content: {
    nl: {
      subject: 'Nieuws over kinderhandel',
      preheader: 'Dit gebeurde er deze maand.',
      body: 'Dag {{name|vriend}},\n\nEr is nieuws.\n\n**[Lees verder](https://www.example.org/nieuws)**\n',
    },
  },
  audience: { topics: ['kinderhandel'] },
}

/** The managers' side of campaigns: written by campaigners, read by viewers. */
export function manageCampaigns(
  { add }: ReturnType<typeof operations>,
  deps: CampaignDependencies,
  desk: CampaignDesk,
): void {
  const { campaigns } = deps.stores
  const one = `${CAMPAIGNS_PATH}/{id}`

  add(
    {
      method: 'get',
      path: CAMPAIGNS_PATH,
      summary: 'All campaigns, the newest first',
      role: 'viewer',
      partner: 'own',
      query: {
        ...READ_ON,
        figures: { description: '`true`: with how many get each, and how many have', example: 'true' },
      },
      answers: {
        200: {
          description: 'A page of campaigns, without what they say. To a partner’s people, their own',
          schema: pageOf(CampaignSummary),
        },
      },
      problems: [],
    },
    async ({ c, caller }) => {
      const { items, unreadable, next } = await campaigns.list(PAGE, c.req.query('after'), (campaign) =>
        seesOwn(caller.partner, campaign),
      )
      const withFigures = c.req.query('figures') === 'true'
      return c.json({
        items: await Promise.all(items.map((campaign) => desk.listed(c, campaign, withFigures))),
        next,
        ...leftOut(unreadable, caller),
      })
    },
  )

  add(
    {
      method: 'post',
      path: CAMPAIGNS_PATH,
      summary: 'Create a campaign, as a draft: it may lack things, but what it has must be right',
      role: 'campaigner',
      partner: 'own',
      body: { schema: CampaignBody, example: EXAMPLE },
      answers: { 201: { description: 'The draft, and its `Location`', schema: ManagedCampaign } },
      problems: ['invalid', 'not-json', 'body-too-large', 'version-conflict'],
    },
    async (call) => {
      const { c } = call
      const body = await readJson(c, MAX_CAMPAIGN_BODY)
      if (!body.ok) return problem(c, body.code)
      const { change, errors } = readCampaignBody(body.value)
      const draft = edited(NOTHING_YET, change)
      if (!draft.ok) return desk.refuse(c, draft.code)
      const { partner } = call.caller
      const checked = { ...draft.value, ...(partner === undefined ? {} : { partner }) }
      const wrong = [...errors, ...(await errorsOfCampaign(checked, deps.stores))]
      return wrong.length > 0 ? problem(c, 'invalid', wrong) : desk.create(call, draft.value)
    },
  )

  add(
    {
      method: 'get',
      path: one,
      summary: 'One campaign: what it says, where it is, and its figures',
      role: 'viewer',
      partner: 'own',
      answers: { 200: { description: 'The campaign', schema: ManagedCampaign } },
      problems: ['campaign-unknown'],
    },
    async (call) => {
      const campaign = await desk.read(call)
      return campaign === undefined ? problem(call.c, 'campaign-unknown') : desk.answer(call.c, campaign)
    },
  )

  add(
    {
      method: 'patch',
      path: one,
      summary:
        'Change a campaign before it began: what is absent stays, what is null goes, content changes by language',
      role: 'campaigner',
      partner: 'own',
      body: { schema: CampaignBody, example: { content: EXAMPLE.content } },
      answers: { 200: { description: 'The campaign as it is now', schema: ManagedCampaign } },
      problems: [
        'invalid',
        'not-json',
        'body-too-large',
        'campaign-unknown',
        'campaign-under-way',
        'campaign-incomplete',
        'campaign-senders-differ',
        'organisation-missing',
        'campaign-list-unknown',
        'version-conflict',
      ],
    },
    async (call) => {
      const { c } = call
      const body = await readJson(c, MAX_CAMPAIGN_BODY)
      if (!body.ok) return problem(c, body.code)
      const { change, version, errors } = readCampaignBody(body.value)
      return desk.change(call, 'campaign-changed', async (seen) => {
        if (version !== undefined && version !== seen.version) return versionConflict(c, seen)
        const next = edited(seen, change)
        const wrong = next.ok ? await errorsOfCampaign(next.value, deps.stores) : []
        if (errors.length + wrong.length > 0) return problem(c, 'invalid', [...errors, ...wrong])
        if (!next.ok) return desk.refuse(c, next.code)
        const isDraft = next.value.state === 'draft'
        return (isDraft ? undefined : await desk.refusedToSend(c, next.value)) ?? next.value
      })
    },
  )
}

const NOTHING_YET: Campaign = {
  id: '',
  name: '',
  state: 'draft',
  content: {},
  fallback: DEFAULT_LOCALE,
  audience: { topics: [], petitions: [], countries: [], locales: [] },
  createdAt: '',
  updatedAt: '',
  version: 0,
}
