import { toJsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import type { Answer, Operation } from './operation.ts'
import { statusOf } from './problem.ts'

type Json = Record<string, unknown>

/**
 * The API as OpenAPI 3.1, made from the very operations that the router serves: their schemas,
 * examples, roles and problems.
 */
export function openApi(operations: readonly Operation[], publicUrl: string, issuer: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
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
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        accessToken: {
          type: 'openIdConnect',
          openIdConnectUrl: `${issuer}/.well-known/openid-configuration`,
        },
      },
      schemas: { Problem: PROBLEM },
    },
  }
}

function described(operation: Operation): Json {
  const { summary, role, body } = operation
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
    responses: {
      ...Object.fromEntries(Object.entries(operation.answers).map(answered)),
      ...problems(operation),
    },
  }
}

function answered([status, { description, schema, example, csv }]: [string, Answer]): [string, Json] {
  const json = {
    ...(schema === undefined ? {} : { schema: schemaOf(schema, 'output') }),
    ...(example === undefined ? {} : { example }),
  }
  return [
    status,
    {
      description,
      content: { 'application/json': json, ...(csv ? { 'text/csv': { schema: { type: 'string' } } } : {}) },
    },
  ]
}

function problems(operation: Operation): Record<string, Json> {
  const codes = new Set(operation.problems)
  if (operation.role !== undefined) codes.add('unauthenticated').add('forbidden')
  const byStatus = new Map<number, string[]>()
  for (const code of codes) byStatus.set(statusOf(code), [...(byStatus.get(statusOf(code)) ?? []), code])
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
