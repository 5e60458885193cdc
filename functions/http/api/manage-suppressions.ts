import * as v from 'valibot'
import { type AuditEntry, personMark } from '../../domain/audit.ts'
import { isPersonKey } from '../../domain/person-key.ts'
import type { Suppression } from '../../domain/suppression.ts'
import { auditEntry } from '../audit-entry.ts'
import type { Caller } from '../caller.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { fieldErrors } from '../field-errors.ts'
import { leftOut } from '../left-out.ts'
import type { operations } from '../operation.ts'
import { problem } from '../problem.ts'
import { readJson } from '../read-body.ts'
import { pageOf, READ_ON } from '../read-on.ts'
import { SignBody } from '../sign-request.ts'

const PAGE = 100

const Address = v.object({ email: SignBody.entries.email })

const NewSuppression = v.object({
  ...Address.entries,
  scope: v.pipe(
    v.picklist(['bulk', 'all'], 'scope-unknown'),
    v.description('`bulk`: no newsletters, but the confirmations that they ask for; `all`: no mail at all'),
  ),
})

const Shown = v.object({
  id: v.pipe(v.string(), v.description('The person; made from the address, which is not kept here')),
  scope: v.picklist(['bulk', 'all']),
  because: v.string(),
  at: v.string(),
})

const Lifted = v.object({ status: v.literal('lifted') })

/** Who gets no mail, and a manager's word on it. No address is kept or answered. */
export function manageSuppressions({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  const path = '/api/manage/suppressions'
  const { suppressions } = deps.stores

  const audit = (caller: Caller, action: AuditEntry['action'], person: string): AuditEntry =>
    auditEntry(deps, caller, action, personMark(person))

  const lift = (caller: Caller, person: string): Promise<boolean> =>
    suppressions.lift(person, deps.now(), audit(caller, 'suppression-lifted', person))

  add(
    {
      method: 'get',
      path,
      summary: 'Who gets no mail, newest first',
      role: 'admin',
      query: READ_ON,
      answers: {
        200: {
          description: 'A page of suppressions',
          schema: pageOf(Shown),
        },
      },
      problems: [],
    },
    async ({ c }) => {
      const { items, unreadable, next } = await suppressions.list(PAGE, c.req.query('after'))
      return c.json({
        items: items.map(shown),
        next,
        ...leftOut(unreadable),
      })
    },
  )

  add(
    {
      method: 'put',
      path,
      summary: 'Send an address no newsletters, or no mail at all, whatever stood there',
      role: 'admin',
      body: { schema: NewSuppression, example: { email: 'noor@example.org', scope: 'bulk' } },
      answers: { 200: { description: 'What stands there now', schema: Shown } },
      problems: ['invalid', 'not-json', 'body-too-large'],
    },
    async ({ c, caller }) => {
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      const { email, scope } = body.value
      const parsed = v.safeParse(NewSuppression, { email, scope })
      if (!parsed.success) return problem(c, 'invalid', fieldErrors(parsed.issues))
      const person = deps.personKey(parsed.output.email.canonical)
      const now = deps.now()
      await suppressions.set(person, parsed.output.scope, now, audit(caller, 'suppression-set', person))
      return c.json({ id: person, scope: parsed.output.scope, because: 'manager', at: now.toISOString() })
    },
  )

  add(
    {
      method: 'delete',
      path,
      summary: 'Let an address get mail again; reports from before change nothing',
      role: 'admin',
      body: { schema: Address, example: { email: 'noor@example.org' } },
      answers: { 200: { description: 'Lifted', schema: Lifted } },
      problems: ['invalid', 'not-json', 'body-too-large', 'not-found'],
    },
    async ({ c, caller }) => {
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(Address, { email: body.value['email'] })
      if (!parsed.success) return problem(c, 'invalid', fieldErrors(parsed.issues))
      const lifted = await lift(caller, deps.personKey(parsed.output.email.canonical))
      return lifted ? c.json({ status: 'lifted' }) : problem(c, 'not-found')
    },
  )

  add(
    {
      method: 'delete',
      path: `${path}/{id}`,
      summary: 'Let a person on the list get mail again',
      role: 'admin',
      answers: { 200: { description: 'Lifted', schema: Lifted } },
      problems: ['not-found'],
    },
    async ({ c, caller, param }) => {
      const person = param('id')
      const lifted = isPersonKey(person) && (await lift(caller, person))
      return lifted ? c.json({ status: 'lifted' }) : problem(c, 'not-found')
    },
  )
}

const shown = ({ person, scope, because, at }: Suppression) => ({ id: person, scope, because, at })
