import * as v from 'valibot'
import { readImageId } from '../../domain/image.ts'
import { lookAfter } from '../../domain/look.ts'
import type { Organisation } from '../../domain/organisation.ts'
import { parseColour } from '../../domain/palette.ts'
import { auditEntry } from '../audit-entry.ts'
import { filledLine, SeenVersion } from '../body-parts.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { parsedBy } from '../field-errors.ts'
import type { operations } from '../operation.ts'
import { problem } from '../problem.ts'
import { readBody } from '../read-body.ts'

const PATH = '/api/manage/organisation'

const Colour = v.pipe(v.string('colour-malformed'), parsedBy(parseColour))

const OrganisationBody = v.object(
  {
    name: filledLine(150),
    postalAddress: filledLine(300),
    logo: v.optional(
      v.nullable(
        v.pipe(
          v.string(),
          v.check((id) => readImageId(id) !== undefined, 'image-unknown'),
          v.description('The id of an image. Absent: stays; null: goes'),
        ),
      ),
    ),
    colour: v.optional(
      v.nullable(v.pipe(Colour, v.description('#rrggbb, of what can be pressed. Absent: stays; null: goes'))),
    ),
    accent: v.optional(
      v.nullable(
        v.pipe(Colour, v.description('#rrggbb, of the band above each page. Absent: stays; null: goes')),
      ),
    ),
    version: SeenVersion,
  },
  'text-missing',
)

const Kept = v.object({
  name: v.string(),
  postalAddress: v.string(),
  logo: v.optional(v.string()),
  colour: v.optional(v.string()),
  accent: v.optional(v.string()),
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
      summary: 'Write the organisation’s name and postal address, and how its site looks',
      role: 'admin',
      body: {
        schema: OrganisationBody,
        example: { name: 'Stichting Voorbeeld', postalAddress: 'Voorbeeldlaan 1, 2500 AA Den Haag' },
      },
      answers: { 200: { description: 'What is kept now', schema: Kept } },
      problems: ['invalid', 'not-json', 'body-too-large', 'version-conflict'],
    },
    async ({ c, caller }) => {
      const body = await readBody(c, OrganisationBody)
      if (!body.ok) return body.answer
      const { logo } = body.value
      if (typeof logo === 'string' && !(await deps.stores.images.use(logo, deps.now())))
        return problem(c, 'invalid', [{ field: 'logo', code: 'image-unknown' }])
      const { version, name, postalAddress, ...look } = body.value
      const before = await organisation.read()
      const seen = before?.version ?? 0
      if (version !== undefined && version !== seen) return problem(c, 'version-conflict')
      const written: Organisation = {
        name,
        postalAddress,
        ...lookAfter(before ?? {}, look),
        updatedAt: deps.now().toISOString(),
        version: seen + 1,
      }
      const entry = auditEntry(deps, caller, 'organisation-changed', 'organisation')
      const saved = await organisation.write(written, seen, entry)
      if (!saved) return problem(c, 'version-conflict')
      deps.remembered.look.forget()
      return c.json(written)
    },
  )
}
