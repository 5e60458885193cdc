import type { Hono } from 'hono'
import type { Dependencies } from '../dependencies.ts'

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
