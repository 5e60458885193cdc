import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLES, type Role } from '../../functions/http/caller.ts'
import { type Application, PUBLIC_URL, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

type Managed = { method: string; path: string; needs: Role }

/** What each operation needs, written out from CONTRACT: the documentation alone could forget with the code. */
const NEEDS: Record<string, Role> = {
  'get /api/manage/petitions': 'viewer',
  'post /api/manage/petitions': 'campaigner',
  'get /api/manage/petitions/{slug}': 'viewer',
  'patch /api/manage/petitions/{slug}': 'campaigner',
  'post /api/manage/petitions/{slug}/publish': 'campaigner',
  'post /api/manage/petitions/{slug}/close': 'campaigner',
  'post /api/manage/petitions/{slug}/reopen': 'campaigner',
  'post /api/manage/petitions/{slug}/archive': 'campaigner',
  'post /api/manage/images': 'campaigner',
  'get /api/manage/petitions/{slug}/updates': 'viewer',
  'post /api/manage/petitions/{slug}/updates': 'campaigner',
  'get /api/manage/petitions/{slug}/updates/{id}': 'viewer',
  'patch /api/manage/petitions/{slug}/updates/{id}': 'campaigner',
  'delete /api/manage/petitions/{slug}/updates/{id}': 'campaigner',
  'put /api/manage/petitions/{slug}/offline': 'campaigner',
  'get /api/manage/petitions/{slug}/figures': 'viewer',
  'get /api/manage/petitions/{slug}/figures/{id}': 'viewer',
  'post /api/manage/petitions/{slug}/figures': 'campaigner',
  'get /api/manage/petitions/{slug}/preview': 'viewer',
  'post /api/manage/petitions/{slug}/preview': 'viewer',
  'get /api/manage/petitions/{slug}/counts': 'viewer',
  'get /api/manage/petitions/{slug}/funnel': 'viewer',
  'post /api/manage/petitions/{slug}/reconcile': 'campaigner',
  'get /api/manage/petitions/{slug}/campaigns': 'viewer',
  'post /api/manage/petitions/{slug}/campaigns': 'campaigner',
  'get /api/manage/campaigns': 'viewer',
  'post /api/manage/campaigns': 'campaigner',
  'get /api/manage/campaigns/{id}': 'viewer',
  'patch /api/manage/campaigns/{id}': 'campaigner',
  'get /api/manage/campaigns/{id}/audience': 'viewer',
  'post /api/manage/campaigns/{id}/audience': 'viewer',
  'post /api/manage/campaigns/{id}/preview': 'viewer',
  'post /api/manage/campaigns/{id}/test': 'campaigner',
  'post /api/manage/campaigns/{id}/schedule': 'campaigner',
  'post /api/manage/campaigns/{id}/pause': 'campaigner',
  'post /api/manage/campaigns/{id}/resume': 'campaigner',
  'post /api/manage/campaigns/{id}/cancel': 'campaigner',
  'post /api/manage/campaigns/{id}/resend-unknown': 'campaigner',
  'get /api/manage/organisation': 'viewer',
  'put /api/manage/organisation': 'admin',
  'post /api/manage/imports': 'admin',
  'post /api/manage/retention/dry-run': 'admin',
  'get /api/manage/topics': 'viewer',
  'get /api/manage/topics/{topic}': 'viewer',
  'put /api/manage/topics/{topic}': 'admin',
  'get /api/manage/me': 'viewer',
  'get /api/manage/partners': 'viewer',
  'get /api/manage/partners/{partner}': 'viewer',
  'put /api/manage/partners/{partner}': 'admin',
  'get /api/manage/audit': 'admin',
  'post /api/manage/exports': 'campaigner',
  'get /api/manage/exports': 'campaigner',
  'get /api/manage/exports/{id}': 'campaigner',
  'post /api/manage/people/search': 'admin',
  'post /api/manage/people/{id}/erase': 'admin',
  'get /api/manage/suppressions': 'admin',
  'put /api/manage/suppressions': 'admin',
  'delete /api/manage/suppressions': 'admin',
  'delete /api/manage/suppressions/{id}': 'admin',
  'get /api/manage/signatures': 'campaigner',
  'get /api/manage/held': 'campaigner',
  'post /api/manage/signatures/{id}/accept': 'campaigner',
  'post /api/manage/signatures/{id}/remove': 'campaigner',
}

/** Every operation under /api/manage, from the OpenAPI document. */
async function managed(): Promise<Managed[]> {
  const { paths } = (await (await application.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, unknown>>
  }
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/api/manage/'))
    .flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ method, path, needs: NEEDS[`${method} ${path}`] ?? 'admin' })),
    )
}

const call = ({ method, path }: Managed, token?: string, headers: Record<string, string> = {}) =>
  application.request(path.replaceAll(/\{\w+\}/g, 'bestaat-niet'), {
    method: method.toUpperCase(),
    headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...headers },
  })

/** Whether the caller came past the checks; what the operation then says is of no interest here. */
const passed = async (response: Promise<Response>): Promise<boolean> =>
  ![401, 403].includes((await response).status)

describe("roles over every managers' operation", () => {
  it('knows them all, and every managers’ route is among them', async () => {
    const found = (await managed()).map(({ method, path }) => `${method} ${path}`)
    expect(found.sort()).toEqual(Object.keys(NEEDS).sort())
    const { manage, 'manage-campaigns': campaigns } = application.apps
    const routes = [...manage.routes, ...campaigns.routes]
      .filter(({ path }) => path.startsWith('/api/manage'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    expect(routes.sort()).toEqual(Object.keys(NEEDS).sort())
  })

  it('are refused without a token, and without a role', async () => {
    const nobody = await application.issuer.person([])
    for (const operation of await managed()) {
      expect((await call(operation)).status, operation.path).toBe(401)
      expect((await call(operation, nobody)).status, operation.path).toBe(403)
    }
  })

  it.each(ROLES)('of a %s: what the role reaches, and nothing else', async (role) => {
    const person = await application.issuer.person([role])
    const script = await application.issuer.script([`luid/${role}`])
    for (const operation of await managed()) {
      const reaches = ROLES.indexOf(role) >= ROLES.indexOf(operation.needs)
      expect(await passed(call(operation, person)), `${role}: ${operation.method} ${operation.path}`).toBe(
        reaches,
      )
      expect(await passed(call(operation, script)), `script ${role}: ${operation.path}`).toBe(reaches)
    }
  })

  it('come from groups alone for a person: a scope that was asked for gives nothing', async () => {
    const greedy = await application.issuer.person(['viewer'], { scope: 'openid luid/admin luid/campaigner' })
    for (const operation of await managed())
      expect(await passed(call(operation, greedy)), operation.path).toBe(operation.needs === 'viewer')
  })

  it('come from scopes alone for a script: groups and scopes of others give nothing', async () => {
    const odd = await application.issuer.script(
      ['admin', 'other/admin', 'luid/', 'luid/owner', 'xluid/admin'],
      {
        'cognito:groups': ['admin'],
      },
    )
    for (const operation of await managed())
      expect(await passed(call(operation, odd)), operation.path).toBe(false)
  })

  it('are the highest of several', async () => {
    const both = await application.issuer.person(['viewer', 'campaigner', 'unknown'])
    for (const operation of await managed())
      expect(await passed(call(operation, both)), operation.path).toBe(operation.needs !== 'admin')
  })

  it('help nobody from a page of another origin', async () => {
    const admin = await application.issuer.person(['admin'])
    for (const operation of await managed()) {
      for (const origin of [
        'https://elders.example.org',
        'null',
        `${PUBLIC_URL}.elders.example.org`,
        'http://petities.example.org',
      ])
        expect((await call(operation, admin, { origin })).status, origin).toBe(403)
      expect(await passed(call(operation, admin, { origin: PUBLIC_URL }))).toBe(true)
    }
  })
})
