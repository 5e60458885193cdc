import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { ApiDocument } from './api-document.ts'
import { publicOperations } from './app.tsx'
import type { CampaignDependencies, Dependencies, ManageDependencies } from './dependencies.ts'
import { manageOperations } from './manage-app.ts'
import { campaignOperations } from './manage-campaigns-app.ts'
import type { Answer, Operation } from './operation.ts'
import { statusOf } from './problem.ts'

type Json = Record<string, unknown>

/**
 * Stands for all that an application is given: at the build its operations are told of, and none is called. Throws where
 * one asks something of it all the same.
 */
const NOTHING: object = new Proxy(() => {}, {
  get: () => NOTHING,
  apply: () => {
    throw new Error('An operation asked for something before it was called.')
  },
})

/**
 * The API as OpenAPI 3.1, made from the very operations that the routers of all applications serve: their schemas,
 * examples, roles and problems. It weighs, and no function loads it: it is made at the build, and served as a file.
 */
export function openApi(): ApiDocument {
  const all: Operation[] = []
  const api = { add: (operation: Operation) => void all.push(operation), all }
  const deps = NOTHING as Dependencies & ManageDependencies & CampaignDependencies
  publicOperations(api, deps)
  manageOperations(api, deps)
  campaignOperations(api, deps)
  const paths: Record<string, Json> = {}
  for (const operation of all) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Luid',
      version: '1',
      description:
        'Petitions and newsletters: signing, following, counts, and the managers’ API. Errors are RFC 9457 problems.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: { Problem: PROBLEM } },
  }
}

function described(operation: Operation): Json {
  const { summary, role, body, bytes } = operation
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))
  const inQuery = Object.entries(operation.query ?? {}).map(([name, { description, example, required }]) => ({
    name,
    in: 'query',
    description,
    ...(required ? { required } : {}),
    schema: { type: 'string' },
    ...(example === undefined ? {} : { example }),
  }))
  return {
    summary: role === undefined ? summary : `${summary} (${role})`,
    ...(role === undefined ? {} : { security: [{ accessToken: [] }] }),
    ...(inPath.length + inQuery.length === 0 ? {} : { parameters: [...inPath, ...inQuery] }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: body.optional !== true,
            content: {
              'application/json': { schema: schemaOf(body.schema, 'input'), example: body.example },
            },
          },
        }),
    ...(bytes === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            description: bytes.description,
            content: Object.fromEntries(bytes.types.map((type) => [type, {}])),
          },
        }),
    responses: {
      ...Object.fromEntries(Object.entries(operation.answers).map(answered)),
      ...problems(operation),
    },
  }
}

function answered([status, { description, schema, example, csv, html }]: [string, Answer]): [string, Json] {
  const json = {
    ...(schema === undefined ? {} : { schema: schemaOf(schema, 'output') }),
    ...(example === undefined ? {} : { example }),
  }
  return [
    status,
    {
      description,
      content: html
        ? { 'text/html': { schema: { type: 'string' } } }
        : { 'application/json': json, ...(csv ? { 'text/csv': { schema: { type: 'string' } } } : {}) },
    },
  ]
}

function problems(operation: Operation): Record<string, Json> {
  const codes = new Set(operation.problems)
  if (operation.role !== undefined) codes.add('unauthenticated').add('forbidden')
  const byStatus = new Map<number, string[]>()
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code])
  // The edge's own answer, before the application is asked: it counts whatever may change something.
  if (operation.method !== 'get') byStatus.set(429, [...(byStatus.get(429) ?? []), 'too-many-requests'])
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [
      status,
      {
        description: found.join(', '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

function schemaOf(schema: GenericSchema, typeMode: 'input' | 'output'): Json {
  // What JSON Schema cannot say (a check in code) is left out: the words beside the field tell.
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode, errorMode: 'ignore' }) as Json
  return rest
}

const PROBLEM: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    detail: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    version: { type: 'integer', description: 'Of `version-conflict`: the version that stands there now' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'detail'],
        properties: { field: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}
