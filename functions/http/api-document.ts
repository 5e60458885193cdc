import { readFileSync } from 'node:fs'
import * as v from 'valibot'

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
