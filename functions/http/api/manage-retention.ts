import * as v from 'valibot'
import type { ManageDependencies } from '../dependencies.ts'
import type { operations } from '../operation.ts'

const PlanAnswer = v.object({
  unconfirmed: v.number(),
  petitions: v.array(
    v.object({
      slug: v.string(),
      signatures: v.number(),
      subscriptions: v.number(),
      since: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ),
})

/** What retention would do, before it does. No personal data. */
export function manageRetention({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  add(
    {
      method: 'post',
      path: '/api/manage/retention/dry-run',
      summary: 'What the next pass of retention would delete; changes nothing',
      role: 'admin',
      answers: {
        200: {
          description:
            '`unconfirmed`: requests to sign that nobody confirmed, of the days that lie wholly more than 14 ' +
            'days back, by the counts (the table is not looked through). `petitions`: those closed for a ' +
            'year (`since`), with the signers and followers that are still kept',
          schema: PlanAnswer,
          example: {
            unconfirmed: 12,
            petitions: [
              {
                slug: 'geen-kind-te-koop',
                signatures: 5230,
                subscriptions: 310,
                since: '2025-11-20T12:00:00.000Z',
              },
            ],
          },
        },
      },
      problems: [],
    },
    async ({ c }) => c.json(await deps.stores.retention.plan()),
  )
}
