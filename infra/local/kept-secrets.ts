import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JWK } from 'oidc-provider'
import * as v from 'valibot'
import { parseLinkKeys, parseOriginSecrets, type Secrets } from '../../functions/wiring/secrets.ts'

const SigningKey = v.looseObject({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  kid: v.string(),
  d: v.string(),
})

/** The first three are in the form in which Secrets Manager keeps them. */
const Kept = v.object({
  person: v.string(),
  links: v.string(),
  origin: v.string(),
  issuer: v.object({ signingKey: SigningKey, cookies: v.string() }),
})

export type KeptSecrets = {
  functions: Secrets
  /** What the edge says in `x-luid-origin`. */
  originSecret: string
  issuer: { signingKey: JWK; cookieSecret: string }
}

/** The secrets of this machine, made at the first start and kept for its owner only (mode 0600). */
export async function keptSecrets(dataDir: string): Promise<KeptSecrets> {
  const path = join(dataDir, 'secrets.json')
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const kept = text === undefined ? await keepNew(path, dataDir) : v.parse(Kept, JSON.parse(text))
  const origins = parseOriginSecrets(kept.origin)
  return {
    functions: {
      person: async () => kept.person,
      links: async () => parseLinkKeys(kept.links),
      origin: async () => origins,
    },
    originSecret: origins[0] ?? '',
    issuer: { signingKey: kept.issuer.signingKey as JWK, cookieSecret: kept.issuer.cookies },
  }
}

async function keepNew(path: string, dataDir: string): Promise<v.InferOutput<typeof Kept>> {
  const random = (): string => randomBytes(32).toString('base64url')
  const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const made = v.parse(Kept, {
    person: random(),
    links: JSON.stringify({ current: '1', 1: random() }),
    origin: JSON.stringify({ current: random() }),
    issuer: {
      signingKey: { ...key, use: 'sig', alg: 'ES256', kid: randomBytes(8).toString('hex') },
      cookies: random(),
    },
  })
  await mkdir(dataDir, { recursive: true })
  await writeFile(`${path}.new`, JSON.stringify(made), { mode: 0o600 })
  await rename(`${path}.new`, path)
  return made
}
