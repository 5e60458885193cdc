import type { AuditEntry } from '../../domain/audit.ts'
import {
  type Campaign,
  type CampaignRefusal,
  cancel,
  pause,
  resendUnknown,
  resume,
  schedule,
} from '../../domain/campaign.ts'
import { watched } from '../../domain/campaign-figures.ts'
import type { Result } from '../../domain/result.ts'
import { ScheduleBody } from '../campaign-body.ts'
import { CAMPAIGNS_PATH, type CampaignDesk } from '../campaign-desk.ts'
import { ManagedCampaign } from '../campaign-views.ts'
import type { CampaignDependencies } from '../dependencies.ts'
import type { operations } from '../operation.ts'
import type { ProblemCode } from '../problem.ts'
import { readBody } from '../read-body.ts'

const MOVING: readonly ProblemCode[] = ['campaign-unknown', 'campaign-transition-illegal', 'version-conflict']

/** What a manager has a campaign do: begin, stand still, go on, end. By campaigners. */
export function manageCampaignActions(
  { add }: ReturnType<typeof operations>,
  deps: CampaignDependencies,
  desk: CampaignDesk,
): void {
  const { figures } = deps.stores

  add(
    {
      method: 'post',
      path: `${CAMPAIGNS_PATH}/{id}/schedule`,
      summary:
        'Draft → scheduled, or another time for a scheduled one. Refused where it could not be sent: it needs content, ' +
        'an audience, and one organisation with a postal address as its sender',
      role: 'campaigner',
      partner: 'own',
      body: { schema: ScheduleBody, example: { at: '2030-01-15T09:00' }, optional: true },
      answers: { 200: { description: 'The campaign as it is now', schema: ManagedCampaign } },
      problems: [
        ...MOVING,
        'invalid',
        'not-json',
        'body-too-large',
        'campaign-incomplete',
        'campaign-senders-differ',
        'organisation-missing',
        'campaign-list-unknown',
      ],
    },
    async (call) => {
      const { c } = call
      const body = await readBody(c, ScheduleBody, { optional: true })
      if (!body.ok) return body.answer
      const at = body.value.at ?? undefined
      const scheduled = async (seen: Campaign) => {
        const next = schedule(seen, at, deps.now())
        if (!next.ok) return desk.refuse(c, next.code)
        return (await desk.refusedToSend(c, next.value)) ?? next.value
      }
      const answer = await desk.change(call, 'campaign-scheduled', scheduled, { once: true })
      if (answer.ok && (at === undefined || at <= deps.now())) await desk.wake()
      return answer
    },
  )

  const move = (
    name: string,
    action: AuditEntry['action'],
    summary: string,
    apply: (
      seen: Campaign,
      now: Date,
    ) => Result<Campaign, CampaignRefusal> | Promise<Result<Campaign, CampaignRefusal>>,
    { wakes = false } = {},
  ): void =>
    add(
      {
        method: 'post',
        path: `${CAMPAIGNS_PATH}/{id}/${name}`,
        summary,
        role: 'campaigner',
        partner: 'own',
        answers: { 200: { description: 'The campaign as it is now', schema: ManagedCampaign } },
        problems: MOVING,
      },
      async (call) => {
        const answer = await desk.change(call, action, async (seen) => {
          const next = await apply(seen, deps.now())
          return next.ok ? next.value : desk.refuse(call.c, next.code)
        })
        if (answer.ok && wakes) await desk.wake()
        return answer
      },
    )

  move(
    'pause',
    'campaign-paused',
    'Scheduled or sending → paused. No mail is taken up from a second later on',
    (seen, now) => pause(seen, { because: 'manager' }, now),
  )
  move(
    'resume',
    'campaign-resumed',
    'Paused → sending, or scheduled where it had not begun. Bounces and complaints are judged anew from here on',
    async (seen) => resume(seen, watched(await figures.read(seen.id, true))),
    { wakes: true },
  )
  move(
    'cancel',
    'campaign-cancelled',
    'Whatever is not over → cancelled, for good. Who has not got it yet never will',
    cancel,
  )
  move(
    'resend-unknown',
    'campaign-unknown-resent',
    'Sent → sending: those whose fate no report has settled (`figures.unknown` before) get it again, maybe for the second time',
    resendUnknown,
    { wakes: true },
  )
}
