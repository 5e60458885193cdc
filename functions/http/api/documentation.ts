import { readFileSync } from 'node:fs'
import type { Hono } from 'hono'
import * as v from 'valibot'
import type { Dependencies } from '../dependencies.ts'

/** The API as OpenAPI 3.1, made at the build (functions/http/openapi.ts): all but where it is served, and who signs people in. */
export type ApiDocument = v.InferOutput<typeof ApiDocument>

const Part = v.record(v.string(), v.unknown())

const ApiDocument = v.object({
  openapi: v.string(),
  info: Part,
  paths: v.record(v.string(), Part),
  components: v.object({ schemas: Part }),
})

/** Reads the document that infra/bundle.ts wrote into a file. Throws if it is missing. */
export function readApiDocument(file: string): ApiDocument {
  return v.parse(ApiDocument, JSON.parse(readFileSync(file, 'utf8')))
}

/** The documentation of the API. It is asked for seldom, and cached at the edge: the document is read then, not at the start. */
export function documentation(
  app: Hono,
  { apiDocument, site, console }: Pick<Dependencies, 'apiDocument' | 'site' | 'console'>,
): void {
  app.get('/api/openapi.json', (c) => {
    const { components, ...document } = apiDocument()
    const openIdConnectUrl = `${console.issuer}/.well-known/openid-configuration`
    const securitySchemes = { accessToken: { type: 'openIdConnect', openIdConnectUrl } }
    c.header('Cache-Control', 'public, max-age=60, s-maxage=300')
    return c.json({
      ...document,
      servers: [{ url: site.publicUrl }],
      components: { ...components, securitySchemes },
    })
  })
}
