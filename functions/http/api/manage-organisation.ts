import * as v from 'valibot'
import type { Organisation } from '../../domain/organisation.ts'
import { auditEntry } from '../audit-entry.ts'
import { filledLine, SeenVersion } from '../body-parts.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { fieldErrors, type operations, readJson } from '../operation.ts'
import { problem } from '../problem.ts'

const PATH = '/api/manage/organisation'

const OrganisationBody = v.object(
  {
    name: filledLine(150),
    postalAddress: filledLine(300),
    version: SeenVersion,
  },
  'text-missing',
)

const Kept = v.object({
  name: v.string(),
  postalAddress: v.string(),
  updatedAt: v.optional(v.string()),
  version: v.number(),
})

/** The organisation that Luid runs for, which mail about petitions comes from: kept by admins, read by viewers. */
export function manageOrganisation({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  const { organisation } = deps.stores

  add(
    {
      method: 'get',
      path: PATH,
      summary: 'The organisation, whose name and postal address stand in mail about petitions',
      role: 'viewer',
      answers: {
        200: { description: 'What is kept; version 0 and empty before anybody wrote it', schema: Kept },
      },
      problems: [],
    },
    async ({ c }) => c.json((await organisation.read()) ?? { name: '', postalAddress: '', version: 0 }),
  )

  add(
    {
      method: 'put',
      path: PATH,
      summary: 'Write the organisation’s name and postal address',
      role: 'admin',
      body: {
        schema: OrganisationBody,
        example: { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' },
      },
      answers: { 200: { description: 'What is kept now', schema: Kept } },
      problems: ['invalid', 'not-json', 'body-too-large', 'version-conflict'],
    },
    async ({ c, caller }) => {
      const body = await readJson(c)
      if (!body.ok) return problem(c, body.code)
      const parsed = v.safeParse(OrganisationBody, body.value)
      if (!parsed.success) return problem(c, 'invalid', fieldErrors(parsed.issues))
      const { version, ...given } = parsed.output
      const seen = (await organisation.read())?.version ?? 0
      if (version !== undefined && version !== seen) return problem(c, 'version-conflict')
      const written: Organisation = { ...given, updatedAt: deps.now().toISOString(), version: seen + 1 }
      const entry = auditEntry(deps, caller, 'organisation-changed', 'organisation')
      const saved = await organisation.write(written, seen, entry)
      return saved ? c.json(written) : problem(c, 'version-conflict')
    },
  )
}
