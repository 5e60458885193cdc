import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { type Environment, readEnvironment } from '../../functions/environment.ts'
import { parseLinkKeys, parseOriginSecrets, type Secrets } from '../../functions/secrets.ts'
import { API_AUDIENCE, CONSOLE_CLIENT } from './issuer/people.ts'
import { ISSUER_PATH } from './issuer.ts'

const Port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535))

const Settings = v.object({
  PORT: v.optional(Port, '3000'),
  INBOX_PORT: v.optional(Port, '8005'),
  DYNAMODB_PORT: v.optional(Port, '8006'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), '.luid'),
  PUBLIC_URL: v.optional(v.pipe(v.string(), v.url(), v.regex(/[^/]$/))),
})

export type LocalSettings = {
  port: number
  inboxPort: number
  dynamoDbPort: number
  dataDir: string
  publicUrl: string
}

export const LOCAL_TABLE = 'luid'

/** The settings of this machine, from its environment variables. Throws one line that names the wrong ones. */
export function readSettings(variables: Record<string, string | undefined>): LocalSettings {
  const parsed = v.safeParse(Settings, variables)
  if (!parsed.success) {
    const names = [...new Set(parsed.issues.map((issue) => String(issue.path?.[0]?.key)))]
    throw new Error(`These environment variables are malformed: ${names.join(', ')}`)
  }
  const { PORT, INBOX_PORT, DYNAMODB_PORT, DATA_DIR, PUBLIC_URL } = parsed.output
  return {
    port: PORT,
    inboxPort: INBOX_PORT,
    dynamoDbPort: DYNAMODB_PORT,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
  }
}

/** The environment that the functions read, as the CDK would set it. */
export function functionsEnvironment({ publicUrl }: LocalSettings): Environment {
  return readEnvironment({
    TABLE_NAME: LOCAL_TABLE,
    PUBLIC_URL: publicUrl,
    ORGANISATION: 'Stichting Voorbeeld',
    PRIVACY_CONTACT: 'privacy@example.org',
    MAIL_FROM: 'petities@example.org',
    CONFIRMATION_CONFIGURATION_SET: 'luid-confirmation',
    TOKEN_ISSUER: `${publicUrl}${ISSUER_PATH}`,
    TOKEN_FOR: `audience:${API_AUDIENCE}`,
    CONSOLE_CLIENT_ID: CONSOLE_CLIENT,
  })
}

const KeptSecrets = v.object({ person: v.string(), links: v.string(), origin: v.string() })

/** The secrets of this machine, made at the first start and kept in the data folder for its owner only. */
export function localSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secrets.json')
  if (!existsSync(path)) {
    const random = () => randomBytes(32).toString('base64url')
    const made = {
      person: random(),
      links: JSON.stringify({ current: '1', 1: random() }),
      origin: JSON.stringify({ current: random() }),
    }
    mkdirSync(dataDir, { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify(made), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
  const kept = v.parse(KeptSecrets, JSON.parse(readFileSync(path, 'utf8')))
  return {
    person: async () => kept.person,
    links: async () => parseLinkKeys(kept.links),
    origin: async () => parseOriginSecrets(kept.origin),
  }
}
