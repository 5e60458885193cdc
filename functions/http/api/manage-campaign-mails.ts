import * as v from 'valibot'
import { campaignWords } from '../../../web/texts/campaigns.ts'
import { type Campaign, campaignLocale, changed } from '../../domain/campaign.ts'
import { LOCALES } from '../../domain/locale.ts'
import { sampleRecipient } from '../../mail/campaign/composer.ts'
import { auditEntry } from '../audit-entry.ts'
import {
  AudienceBody,
  MAX_CAMPAIGN_BODY,
  PreviewBody,
  Reader,
  readCampaignBody,
  readUnsaved,
  TestBody,
} from '../campaign-body.ts'
import { errorsOfCampaign } from '../campaign-checks.ts'
import { CAMPAIGNS_PATH, type CampaignDesk } from '../campaign-desk.ts'
import type { CampaignDependencies } from '../dependencies.ts'
import { fieldErrors } from '../field-errors.ts'
import type { operations } from '../operation.ts'
import { type ProblemCode, problem, requestLocale } from '../problem.ts'
import { readJson, readOptionalJson } from '../read-body.ts'

const COMPOSING: readonly ProblemCode[] = [
  'invalid',
  'not-json',
  'body-too-large',
  'campaign-unknown',
  'campaign-incomplete',
  'campaign-senders-differ',
  'campaign-list-unknown',
  'organisation-missing',
]

/** Test mails that one manager may have sent in one hour of the clock. */
const TESTS_AN_HOUR = 30

const AudienceNow = v.object({
  total: v.number(),
  locales: v.pipe(v.record(v.string(), v.number()), v.description('By the language that they read')),
})

const Preview = v.object({
  locale: v.pipe(v.picklist(LOCALES), v.description('The language that it is in')),
  from: v.object({ name: v.string(), address: v.string() }),
  sender: v.pipe(
    v.object({ name: v.string(), postalAddress: v.string() }),
    v.description('The organisation that it says it is from, at its foot'),
  ),
  subject: v.string(),
  preheader: v.string(),
  html: v.string(),
  text: v.string(),
})

const Tested = v.object({
  sent: v.boolean(),
  code: v.optional(v.pipe(v.string(), v.description('What SES refused it with'))),
  reason: v.optional(v.pipe(v.string(), v.description('In words, in the request’s language'))),
})

/** What a campaign would be if it went now: how many get it, how it looks, and one mail of it. */
export function manageCampaignMails(
  { add }: ReturnType<typeof operations>,
  deps: CampaignDependencies,
  desk: CampaignDesk,
): void {
  const { campaignTests, countAudience, suppressions } = deps.stores
  const one = `${CAMPAIGNS_PATH}/{id}`

  add(
    {
      method: 'get',
      path: `${one}/audience`,
      summary: 'How many would get it now, by language',
      role: 'viewer',
      partner: 'own',
      answers: {
        200: {
          description:
            'Whoever follows one of its topics or petitions when sending begins, and is not suppressed, gets it once, ' +
            'however many of them they follow. Who follows later does not get it. Who leaves all of them, or is ' +
            'suppressed or erased, before their turn does not get it either',
          schema: AudienceNow,
          example: { total: 3, locales: { nl: 2, en: 1 } },
        },
      },
      problems: ['campaign-unknown'],
    },
    async (call) => {
      const { c } = call
      const campaign = await desk.read(call)
      if (campaign === undefined) return problem(c, 'campaign-unknown')
      const { total, byLocale } = await countAudience(campaign.audience)
      return c.json({ total, locales: byLocale })
    },
  )

  add(
    {
      method: 'post',
      path: `${one}/audience`,
      summary: 'How many would get it now if it went to another audience; nothing is stored',
      role: 'viewer',
      partner: 'own',
      body: { schema: AudienceBody, example: { audience: { topics: ['kinderhandel'], locales: ['nl'] } } },
      answers: {
        200: { description: 'As for the stored audience; of what is absent, that', schema: AudienceNow },
      },
      problems: ['invalid', 'not-json', 'body-too-large', 'campaign-unknown'],
    },
    async (call) => {
      const { c } = call
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      const stored = await desk.read(call)
      if (stored === undefined) return problem(c, 'campaign-unknown')
      const { change, errors } = readCampaignBody({ audience: body.value['audience'] })
      const campaign: Campaign = { ...changed(stored, change), content: {} }
      const wrong = [...errors, ...(await errorsOfCampaign(campaign, deps.stores))]
      if (wrong.length > 0) return problem(c, 'invalid', wrong)
      const { total, byLocale } = await countAudience(campaign.audience)
      return c.json({ total, locales: byLocale })
    },
  )

  add(
    {
      method: 'post',
      path: `${one}/preview`,
      summary:
        'The mail as it would arrive: the bytes of both its parts. Its links belong to nobody. With changes that are ' +
        'not saved, where some are given: what is not written yet is empty then, and nothing is stored',
      role: 'viewer',
      partner: 'own',
      body: { schema: PreviewBody, example: { locale: 'nl', name: 'Noor' }, optional: true },
      answers: { 200: { description: 'The mail', schema: Preview } },
      problems: COMPOSING,
    },
    async (call) => {
      const { c } = call
      const body = await readOptionalJson(c, MAX_CAMPAIGN_BODY)
      if (!body.ok) return problem(c, body.code)
      const reader = v.safeParse(Reader, body.value)
      const unsaved = readUnsaved(body.value)
      const stored = await desk.read(call)
      if (stored === undefined) return problem(c, 'campaign-unknown')
      const campaign = unsaved === undefined ? stored : changed(stored, unsaved.change)
      const wrong = [
        ...fieldErrors(reader.issues ?? []),
        ...(unsaved?.errors ?? []),
        ...(unsaved === undefined ? [] : await errorsOfCampaign(campaign, deps.stores)),
      ]
      if (!reader.success || wrong.length > 0) return problem(c, 'invalid', wrong)
      const mails = await desk.mailsOf(campaign)
      if (!mails.ok) return problem(c, mails.code)
      const recipient = sampleRecipient(campaign, { ...reader.output, email: 'preview@example.org' })
      const { sender } = mails.value
      const { from, subject, preheader, html, text } = await mails.value.mailFor(recipient)
      const locale = campaignLocale(campaign, recipient.locale)
      return c.json({ locale, from, sender, subject, preheader, html, text })
    },
  )

  add(
    {
      method: 'post',
      path: `${one}/test`,
      summary:
        'Mail it to one address, as it would arrive, whatever the campaign’s state; an address that gets no mail at all ' +
        'gets none of these either, and is answered like any other. ' +
        `A manager may send ${TESTS_AN_HOUR} of these an hour`,
      role: 'campaigner',
      partner: 'own',
      body: { schema: TestBody, example: { email: 'noor@example.org', locale: 'nl', name: 'Noor' } },
      answers: {
        200: {
          description: '`sent` is false where SES refused it',
          schema: Tested,
          example: { sent: true },
        },
      },
      problems: [...COMPOSING, 'too-many-tests'],
    },
    async (call) => {
      const { c, caller } = call
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(TestBody, { ...body.value, email: body.value['email'] })
      if (!parsed.success) return problem(c, 'invalid', fieldErrors(parsed.issues))
      const campaign = await desk.read(call)
      if (campaign === undefined) return problem(c, 'campaign-unknown')
      const mails = await desk.mailsOf(campaign)
      if (!mails.ok) return problem(c, mails.code)
      const { email, locale = campaign.fallback, name } = parsed.output
      if (!(await campaignTests.take(caller.subject, deps.now(), TESTS_AN_HOUR)))
        return problem(c, 'too-many-tests')
      const suppressed = await suppressions.read(deps.personKey(email.canonical))
      await deps.stores.audit.write(auditEntry(deps, caller, 'campaign-tested', campaign.id))
      // Whether an address gets no mail at all is told to admins alone, who look it up: here it gets none, unsaid.
      if (suppressed?.scope === 'all') return c.json({ sent: true })
      const outcome = await deps.campaignSender.test({
        campaign: campaign.id,
        locale,
        to: email.typed,
        ...(name === undefined ? {} : { name }),
      })
      if (outcome.sent) return c.json({ sent: true })
      return c.json({ ...outcome, reason: campaignWords(requestLocale(c)).testRefused })
    },
  )
}
