import * as v from 'valibot'
import { FUNNEL_STEPS, type FunnelStep, funnel } from '../../domain/funnel.ts'
import { CSV_QUERY, csvAnswer, wantsCsv } from '../csv.ts'
import type { ManageDependencies } from '../dependencies.ts'
import type { operations } from '../operation.ts'
import { problem } from '../problem.ts'

const Figures = v.object(
  Object.fromEntries(FUNNEL_STEPS.map((step) => [step, v.number()])) as Record<
    FunnelStep,
    v.NumberSchema<undefined>
  >,
)
const FunnelAnswer = v.object({
  total: Figures,
  days: v.array(
    v.object({
      day: v.string(),
      ...Figures.entries,
      providers: v.array(v.object({ provider: v.string(), ...Figures.entries })),
    }),
  ),
})

/** What became of those who signed, for managers. No personal data. */
export function manageFunnel({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  add(
    {
      method: 'get',
      path: '/api/manage/petitions/{slug}/funnel',
      summary:
        'What became of requests to sign, by day of submission (Europe/Amsterdam) and mail provider. `mailed` ' +
        'counts the first confirmation mail of each request, as SES took it; delivered, bounced (for good or for ' +
        'a while) and complained are what SES reported of those mails. The others say where requests stand now ' +
        'and sum to `submitted`; a pending one past its 14 days may say so for two days more',
      role: 'viewer',
      query: CSV_QUERY,
      answers: {
        200: {
          description: 'Oldest day first; as CSV one row for each day and provider',
          schema: FunnelAnswer,
          csv: true,
        },
      },
      problems: ['petition-unknown'],
    },
    async ({ c, param }) => {
      const slug = param('slug')
      if ((await deps.stores.petitions.read(slug)) === undefined) return problem(c, 'petition-unknown')
      const found = funnel(await deps.stores.counts.funnel(slug))
      c.header('Vary', 'Accept')
      if (!wantsCsv(c)) return c.json(found)
      const rows = found.days.flatMap(({ day, providers }) =>
        providers.map((row) => [day, row.provider, ...FUNNEL_STEPS.map((step) => row[step])]),
      )
      return csvAnswer(c, `${slug}-funnel`, ['day', 'provider', ...FUNNEL_STEPS], rows)
    },
  )
}
