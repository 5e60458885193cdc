import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Campaign } from '../../functions/domain/campaign.ts'
import { BLOCKED_ANSWER } from '../../infra/rate-limits.ts'
import { examplePetition } from '../support/examples.ts'
import { JPEG, PNG, WEBP } from '../support/images.ts'
import { type Application, SIGNER, startApplication } from './application.ts'

type Media = { schema?: object; example?: unknown }
type Described = {
  summary: string
  security?: unknown
  parameters?: { name: string; in: string; required?: boolean; example?: string }[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, { description: string; content: Record<string, Media> }>
}
type Document = {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Described>>
  components: { schemas: { Problem: object } }
}

let application: Application
let document: Document
beforeAll(async () => {
  application = await startApplication()
  document = (await (await application.request('/api/openapi.json')).json()) as Document
})
afterAll(() => application.stop())

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
function validator(schema: object): ValidateFunction {
  const { Problem } = document.components.schemas
  return ajv.compile({ ...schema, components: { schemas: { Problem } } })
}

/** Holds an answer to what is documented for its status and content type. */
async function conforms(operation: Described, response: Response, where: string): Promise<void> {
  const documented = operation.responses[String(response.status)]
  expect(documented, `${where} answered ${response.status}, which is not documented`).toBeDefined()
  const type = response.headers.get('content-type')?.split(';')[0] ?? ''
  const media = documented?.content[type]
  expect(media, `${where} ${response.status} answered ${type}, which is not documented`).toBeDefined()
  if (type === 'text/csv' || type === 'text/html') return
  const body: unknown = await response.json()
  expect(media?.schema, `${where} ${response.status} has no schema`).toBeDefined()
  const valid = validator(media?.schema ?? {})
  expect(valid(body), `${where} ${response.status}: ${JSON.stringify(valid.errors)}`).toBe(true)
  if (type === 'application/problem+json')
    expect(documented?.description.split(', '), where).toContain((body as { code: string }).code)
}

describe('the OpenAPI document', () => {
  it('is OpenAPI 3.1, of the public origin', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    expect(document.servers).toEqual([{ url: application.deps.site.publicUrl }])
  })

  it('tells of every route of the API, and of no other', () => {
    const { request: _, ...apps } = application.apps
    const routes = Object.values(apps)
      .flatMap((app) => app.routes)
      .filter(({ path, method }) => /^\/(api\/|health$|console\/config)/.test(path) && method !== 'ALL')
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
      .filter((route) => route !== 'get /api/openapi.json')
    const documented = operations().map(({ method, path }) => `${method} ${path}`)
    expect(documented.sort()).toEqual(routes.sort())
    expect(documented.length).toBeGreaterThan(15)
  })

  it('names every part of a path, says who may call, and what may go wrong', () => {
    for (const { path, operation } of operations()) {
      const named = (operation.parameters ?? []).filter((one) => one.in === 'path').map(({ name }) => name)
      expect(named, path).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
      expect(operation.security !== undefined, path).toBe(path.startsWith('/api/manage/'))
      if (operation.security !== undefined)
        expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['401', '403']))
      expect(
        Object.keys(operation.responses).some((status) => status.startsWith('2')),
        path,
      ).toBe(true)
    }
  })

  it('holds schemas that are JSON Schema, and examples that keep to them', () => {
    let examples = 0
    for (const { method, path, operation } of operations()) {
      const media = [
        ...Object.values(operation.requestBody?.content ?? {}),
        ...Object.values(operation.responses).flatMap(({ content }) => Object.values(content)),
      ]
      for (const { schema, example } of media) {
        const valid = validator(schema ?? {})
        if (example === undefined) continue
        examples += 1
        expect(valid(example), `${method} ${path}: ${JSON.stringify(valid.errors)}`).toBe(true)
      }
    }
    expect(examples).toBeGreaterThan(4)
  })

  it('tells of each answer to a signature that there is, the edge’s too', async () => {
    const { post } = document.paths['/api/petitions/{slug}/signatures'] ?? {}
    expect(Object.keys(post?.responses ?? {})).toEqual(['202', '404', '409', '413', '415', '422', '429'])
    const { status, headers, body } = BLOCKED_ANSWER
    const blocked = new Response(JSON.stringify(body), {
      status,
      headers: { ...headers, 'content-type': 'application/problem+json' },
    })
    if (post !== undefined) await conforms(post, blocked, 'a blocked signature')
  })

  it('has an example for every body that can be sent', () => {
    for (const { method, path, operation } of operations())
      for (const [type, { example }] of Object.entries(operation.requestBody?.content ?? {}))
        if (type === 'application/json') expect(example, `${method} ${path}`).toBeDefined()
        else expect(FILES[type], `${method} ${path}: ${type}`).toBeDefined()
  })
})

/** What is sent where a body is a file. */
const FILES: Record<string, Uint8Array> = { 'image/png': PNG, 'image/jpeg': JPEG, 'image/webp': WEBP }

/** What must be there before an operation's example can succeed: a slug or an id of its own. */
const PREPARED: Record<string, () => Promise<Record<string, string>>> = {
  '/api/manage/petitions/{slug}/publish': async () => ({
    slug: await application.petition({ state: 'draft' }),
  }),
  '/api/manage/petitions/{slug}/reopen': async () => ({
    slug: await application.petition({ state: 'closed' }),
  }),
  '/api/manage/petitions/{slug}/archive': async () => ({
    slug: await application.petition({ state: 'closed' }),
  }),
  '/api/manage/petitions/{slug}/updates/{id}': () => partOf('updates', { texts: NEWS }),
  '/api/manage/petitions/{slug}/figures/{id}': () => partOf('figures', {}),
  '/api/manage/signatures': async () => ({ petition: (await held()).petition }),
  '/api/manage/signatures/{id}/accept': held,
  '/api/manage/signatures/{id}/remove': held,
  '/api/manage/people/{id}/erase': async () => ({ id: (await held()).id.split('~')[1] ?? '' }),
  '/api/subscriptions': async () => ({ topic: await application.topic({ topic: 'kinderhandel' }) }),
  '/api/manage/topics/{topic}': async () => ({ topic: await application.topic() }),
  '/api/manage/campaigns': async () => ({ topic: await application.topic({ topic: 'kinderhandel' }) }),
  '/api/manage/petitions/{slug}/campaigns': async () => ({
    slug: await application.petition({ state: 'closed', updates: examplePetition() }),
  }),
  '/api/manage/campaigns/{id}': campaign,
  '/api/manage/campaigns/{id}/audience': campaign,
  '/api/manage/campaigns/{id}/preview': campaign,
  '/api/manage/campaigns/{id}/test': campaign,
  '/api/manage/campaigns/{id}/schedule': campaign,
  '/api/manage/campaigns/{id}/cancel': campaign,
  '/api/manage/campaigns/{id}/pause': () => campaign({ state: 'sending' }),
  '/api/manage/campaigns/{id}/resume': () =>
    campaign({ state: 'paused', pause: { because: 'bounces', at: application.now().toISOString() } }),
  '/api/manage/campaigns/{id}/resend-unknown': () => campaign({ state: 'sent' }),
  '/api/manage/partners/{partner}': async () => ({ partner: await application.partner([]) }),
  '/api/manage/exports/{id}': async () => {
    const body = { kind: 'signatures', petition: await application.petition() }
    return (await (await application.manage('POST', '/api/manage/exports', body)).json()) as { id: string }
  },
  '/api/manage/suppressions': suppressed,
  '/api/manage/suppressions/{id}': suppressed,
}

async function held(): Promise<{ id: string; petition: string }> {
  const slug = await application.petition()
  await application.postJson(`/api/petitions/${slug}/signatures`, { ...SIGNER, website: 'x' })
  await application.postForm(`/nl/confirm/${await application.link(slug)}`, {})
  return { id: `${slug}~${application.person(SIGNER.email)}`, petition: slug }
}

const NEWS = { nl: { title: 'Nieuws', body: 'Tekst.' } }

async function partOf(kind: 'updates' | 'figures', body: object): Promise<{ slug: string; id: string }> {
  const slug = await application.petition()
  const response = await application.manage('POST', `/api/manage/petitions/${slug}/${kind}`, body)
  return { slug, id: ((await response.json()) as { id: string }).id }
}

/** A campaign to a topic, in a state: a draft, unless told otherwise. */
async function campaign(facts: Partial<Campaign> = {}): Promise<{ id: string }> {
  return { id: await application.campaign({ topics: [await application.topic()] }, facts) }
}

/** Whoever has the address of the examples gets no mail. */
async function suppressed(): Promise<{ id: string }> {
  const id = application.person('noor@example.org')
  // A report of the moment at which a manager lifted the one before changes nothing.
  application.pass(0.001)
  await application.deps.stores.suppressions.suppress(id, 'all', 'bounce', application.now())
  return { id }
}

async function send(
  method: string,
  path: string,
  operation: Described,
  values: Record<string, string>,
  body: unknown,
) {
  const parameters = operation.parameters ?? []
  const query = new URLSearchParams(
    parameters
      .filter((one) => one.in === 'query')
      .flatMap(({ name, example }): [string, string][] => {
        const value = values[name] ?? example
        return value === undefined ? [] : [[name, value]]
      }),
  )
  const url = `${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')}?${query}`
  const [type = ''] = Object.keys(operation.requestBody?.content ?? {})
  const file = FILES[type]
  if (file === undefined) return application.manage(method.toUpperCase(), url, body, 'admin')
  const authorization = `Bearer ${await application.issuer.person(['admin'])}`
  return application.request(url, {
    method: method.toUpperCase(),
    body: file,
    headers: { authorization, 'content-type': type },
  })
}

describe('every documented operation', () => {
  it('answers its example with a documented success that keeps to its schema', async () => {
    for (const { method, path, operation } of operations()) {
      const values = (await PREPARED[path]?.()) ?? { slug: await application.petition() }
      const example = operation.requestBody?.content['application/json']?.example
      const response = await send(method, path, operation, values, example)
      expect(response.status, `${method} ${path}`).toBeLessThan(300)
      await conforms(operation, response, `${method} ${path}`)
    }
  })

  it('answers what is unknown, wrong or not allowed with a documented problem', async () => {
    for (const { method, path, operation } of operations()) {
      const where = `${method} ${path}`
      const nothing = {
        slug: 'bestaat-niet',
        id: 'bestaat-niet',
        petition: 'bestaat-niet',
        topic: 'bestaat-niet',
        partner: 'bestaat-niet',
      }
      const example = operation.requestBody?.content['application/json']?.example
      if (path.includes('{'))
        await conforms(operation, await send(method, path, operation, nothing, example), where)
      if (operation.security !== undefined) {
        const bare = path.replaceAll(/\{\w+\}/g, 'bestaat-niet')
        const init = { method: method.toUpperCase() }
        await conforms(operation, await application.request(bare, init), where)
        const headers = { authorization: `Bearer ${await application.issuer.person([])}` }
        await conforms(operation, await application.request(bare, { ...init, headers }), where)
      }
      if (example === undefined) continue
      const values = {
        slug: await application.petition(),
        topic: await application.topic(),
        partner: await application.partner([]),
        ...(await campaign()),
      }
      for (const body of [{ goal: -1, texts: 5, email: 1 }, { x: 'x'.repeat(17_000) }, []])
        await conforms(operation, await send(method, path, operation, values, body), where)
    }
  })

  it.each(['draft', 'open', 'closed', 'archived'] as const)(
    'keeps to the document on a petition that is %s',
    async (state) => {
      for (const { method, path, operation } of operations().filter((one) => one.path.includes('{slug}'))) {
        const slug = await application.petition({ state })
        const example = operation.requestBody?.content['application/json']?.example
        await conforms(
          operation,
          await send(method, path, operation, { slug, id: 'bestaat-niet' }, example),
          `${method} ${path}`,
        )
      }
    },
  )

  it.each(['draft', 'scheduled', 'sending', 'paused', 'sent', 'cancelled'] as const)(
    'keeps to the document on a campaign that is %s',
    async (state) => {
      const about = operations().filter(({ path }) => path.startsWith('/api/manage/campaigns/{id}'))
      expect(about.length).toBeGreaterThan(8)
      const at = application.now().toISOString()
      // One that can be sent, and one that cannot.
      for (const { method, path, operation } of about)
        for (const content of [undefined, {}]) {
          const { id } = await campaign({
            state,
            ...(content === undefined ? {} : { content }),
            ...(state === 'paused' ? { pause: { because: 'account', at, code: 'AccessDenied' } } : {}),
          })
          const example = operation.requestBody?.content['application/json']?.example
          await conforms(operation, await send(method, path, operation, { id }, example), `${method} ${path}`)
        }
    },
  )

  it('keeps to the document where two write the same', async () => {
    const { post } = document.paths['/api/manage/petitions'] ?? {}
    const { patch } = document.paths['/api/manage/petitions/{slug}'] ?? {}
    const slug = await application.petition()
    if (post === undefined || patch === undefined) throw new Error('Not documented')
    const taken = { ...(post.requestBody?.content['application/json']?.example as object), slug }
    for (const [operation, response] of [
      [post, await application.manage('POST', '/api/manage/petitions', taken)],
      [patch, await application.manage('PATCH', `/api/manage/petitions/${slug}`, { version: 9 })],
    ] as const) {
      expect(response.status).toBe(409)
      await conforms(operation, response, 'a conflict')
    }
  })
})
