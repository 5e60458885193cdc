import * as v from 'valibot'
import { breakdown } from '../../domain/breakdown.ts'
import { DIMENSIONS, type Dimension } from '../../domain/counts.ts'
import { isDay } from '../../domain/day.ts'
import { byHour } from '../../domain/hours.ts'
import { seesOwn, seesPetition } from '../../domain/partner.ts'
import { auditEntry } from '../audit-entry.ts'
import { CSV_QUERY, csvAnswer, wantsCsv } from '../csv.ts'
import type { ManageDependencies } from '../dependencies.ts'
import type { FieldError } from '../field-errors.ts'
import type { operations } from '../operation.ts'
import { problem } from '../problem.ts'

const CountsAnswer = v.object({
  total: v.number(),
  asOf: v.pipe(v.string(), v.isoTimestamp()),
  rows: v.array(
    v.object({
      hour: v.optional(v.string()),
      day: v.optional(v.string()),
      country: v.optional(v.string()),
      source: v.optional(v.string()),
      partner: v.optional(v.string()),
      locale: v.optional(v.string()),
      count: v.number(),
    }),
  ),
})

const HOUR = 'hour'

const ReconcileAnswer = v.object({
  counted: v.number(),
  stored: v.number(),
  drift: v.number(),
  differing: v.number(),
  settled: v.boolean(),
})

/** Counts and their breakdowns, for managers. No personal data. */
export function manageCounts({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  add(
    {
      method: 'get',
      path: '/api/manage/petitions/{slug}/counts',
      summary: 'Confirmed signatures, broken down; rows sum to the total',
      role: 'viewer',
      partner: 'own',
      query: {
        by: {
          description: `Any of ${DIMENSIONS.join(', ')}, separated by commas; or hour alone, by its first instant`,
          example: 'day,country',
        },
        from: { description: 'First day (Europe/Amsterdam)', example: '2026-11-01' },
        to: { description: 'Last day (Europe/Amsterdam)', example: '2026-11-30' },
        ...CSV_QUERY,
      },
      answers: {
        200: {
          description:
            'Rows by the dimensions asked for, in their order. To a partner’s people, of what is credited to it alone',
          schema: CountsAnswer,
          csv: true,
        },
      },
      problems: ['petition-unknown', 'invalid', 'forbidden'],
    },
    async ({ c, caller, param }) => {
      // `&from=&to=`: what is empty is absent, as in a form.
      const asked = readQuery((name) => c.req.queries(name)?.join(',') || undefined)
      if (!asked.ok) return problem(c, 'invalid', asked.errors)
      const slug = param('slug')
      const petition = await deps.stores.petitions.read(slug)
      if (petition === undefined || !seesPetition(caller.partner, petition))
        return problem(c, 'petition-unknown')
      const { by, from, to } = asked
      c.header('Vary', 'Accept')
      const asOf = deps.now().toISOString()
      if (by === HOUR) {
        // By hour all are counted together: what is a partner's own cannot be told.
        if (caller.partner !== undefined) return problem(c, 'forbidden')
        const counts = byHour(await deps.stores.counts.hours(slug), from, to)
        if (!wantsCsv(c)) return c.json({ ...counts, asOf })
        const rows = counts.rows.map(({ hour, count }) => [hour, count])
        return csvAnswer(c, `${slug}-counts`, [HOUR, 'count'], rows)
      }
      const cells = await deps.stores.counts.cells(slug)
      const seen = cells.filter((cell) => seesOwn(caller.partner, cell))
      const counts = breakdown(seen, by, from, to)
      if (!wantsCsv(c)) return c.json({ ...counts, asOf })
      const rows = counts.rows.map((row) => [...by.map((dimension) => row[dimension] ?? ''), row.count])
      return csvAnswer(c, `${slug}-counts`, [...by, 'count'], rows)
    },
  )

  add(
    {
      method: 'post',
      path: '/api/manage/petitions/{slug}/reconcile',
      summary: 'Recount from the signatures themselves, and mend the stored count where all is settled',
      role: 'campaigner',
      answers: {
        200: {
          description: '`settled` is false where changes were under way: then nothing was mended',
          schema: ReconcileAnswer,
          example: { counted: 1234, stored: 1234, drift: 0, differing: 0, settled: true },
        },
      },
      problems: ['petition-unknown', 'petition-retired'],
    },
    async ({ c, caller, param }) => {
      const slug = param('slug')
      const petition = await deps.stores.petitions.read(slug)
      if (petition === undefined) return problem(c, 'petition-unknown')
      if (petition.retiredAt !== undefined) return problem(c, 'petition-retired')
      const result = await deps.stores.counts.reconcile(slug)
      await deps.stores.audit.write(auditEntry(deps, caller, 'counts-reconciled', slug))
      return c.json(result)
    },
  )
}

function readQuery(
  query: (name: string) => string | undefined,
):
  | { ok: true; by: Dimension[] | typeof HOUR; from?: string; to?: string }
  | { ok: false; errors: FieldError[] } {
  const names = (query('by') ?? '').split(/\s*,\s*/).filter((name) => name !== '')
  const by = DIMENSIONS.filter((dimension) => names.includes(dimension))
  const [from, to] = [query('from'), query('to')]
  const errors: FieldError[] = []
  const isByHour = names.length === 1 && names[0] === HOUR
  if (!isByHour && names.some((name) => !(DIMENSIONS as readonly string[]).includes(name)))
    errors.push({ field: 'by', code: 'value-malformed' })
  if (from !== undefined && !isDay(from)) errors.push({ field: 'from', code: 'value-malformed' })
  if (to !== undefined && !isDay(to)) errors.push({ field: 'to', code: 'value-malformed' })
  if (errors.length > 0) return { ok: false, errors }
  by.sort((a, b) => names.indexOf(a) - names.indexOf(b))
  return {
    ok: true,
    by: isByHour ? HOUR : by,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  }
}
