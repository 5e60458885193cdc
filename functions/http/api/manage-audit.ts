import * as v from 'valibot'
import type { ManageDependencies } from '../dependencies.ts'
import { leftOut } from '../left-out.ts'
import type { operations } from '../operation.ts'
import { problem } from '../problem.ts'
import { pageOf } from '../read-on.ts'

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/
const PAGE = 100

const AuditAnswer = pageOf(
  v.object({
    id: v.string(),
    at: v.pipe(v.string(), v.isoTimestamp()),
    actor: v.string(),
    action: v.string(),
    subject: v.string(),
  }),
)

/** Who did what. Actors are the subjects of tokens, never addresses. */
export function manageAudit({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  add(
    {
      method: 'get',
      path: '/api/manage/audit',
      summary: 'The audit log of a month, newest first',
      role: 'admin',
      query: {
        month: { description: '`YYYY-MM`; absent: this month (UTC)', example: '2026-11' },
        before: { description: 'The `next` of the page before' },
      },
      answers: { 200: { description: 'A page of entries', schema: AuditAnswer } },
      problems: ['invalid'],
    },
    async ({ c }) => {
      const month = c.req.query('month') ?? deps.now().toISOString().slice(0, 7)
      if (!MONTH.test(month)) return problem(c, 'invalid', [{ field: 'month', code: 'value-malformed' }])
      const before = c.req.query('before')
      const { unreadable, ...page } = await deps.stores.audit.list(
        month,
        PAGE,
        before === '' ? undefined : before,
      )
      return c.json({ ...page, ...leftOut(unreadable) })
    },
  )
}
