import { resolve } from 'node:path'
import * as v from 'valibot'
import { type Environment, readEnvironment } from '../../functions/wiring/environment.ts'
import { AUDIENCE, CONSOLE_CLIENT_ID } from './issuer/people.ts'

const Port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.minValue(1), v.maxValue(65_535))

/** Luid is served from the root: a path cannot be meant, and a slash alone is none. */
const Origin = v.pipe(
  v.string(),
  v.regex(/^https?:\/\/[^/?#]+\/?$/),
  v.url(),
  v.transform((url) => new URL(url).origin),
)

const Settings = v.object({
  PORT: v.optional(Port, '3000'),
  INBOX_PORT: v.optional(Port, '8005'),
  DYNAMODB_PORT: v.optional(Port, '8006'),
  DATA_DIR: v.optional(v.pipe(v.string(), v.minLength(1)), '.luid'),
  PUBLIC_URL: v.optional(Origin),
  AWS_ENDPOINT_URL_DYNAMODB: v.optional(v.string()),
  AWS_ENDPOINT_URL_DYNAMODB_STREAMS: v.optional(v.string()),
})

export type LocalSettings = {
  port: number
  inboxPort: number
  dynamoDbPort: number
  /** Absolute path of the folder in which everything is kept. */
  dataDir: string
  publicUrl: string
  /** A DynamoDB of one's own, and its Streams API where that is elsewhere. */
  dynamoDb: { AWS_ENDPOINT_URL_DYNAMODB?: string | undefined }
  streamsEndpoint: string | undefined
}

export const LOCAL_TABLE = 'luid'

/** The settings of this machine, from its environment variables. Throws one line that names the wrong ones. */
export function readSettings(variables: Record<string, string | undefined>): LocalSettings {
  const parsed = v.safeParse(Settings, variables)
  if (!parsed.success) {
    const names = [...new Set(parsed.issues.map((issue) => String(issue.path?.[0]?.key)))]
    throw new Error(`These environment variables are malformed: ${names.join(', ')}.`)
  }
  const { PORT, INBOX_PORT, DYNAMODB_PORT, DATA_DIR, PUBLIC_URL, AWS_ENDPOINT_URL_DYNAMODB } = parsed.output
  return {
    port: PORT,
    inboxPort: INBOX_PORT,
    dynamoDbPort: DYNAMODB_PORT,
    dataDir: resolve(DATA_DIR),
    publicUrl: PUBLIC_URL ?? `http://localhost:${PORT}`,
    dynamoDb: { AWS_ENDPOINT_URL_DYNAMODB },
    streamsEndpoint: parsed.output.AWS_ENDPOINT_URL_DYNAMODB_STREAMS,
  }
}

/** The environment that the functions read, as the CDK would set it. */
export function functionsEnvironment(publicUrl: string, tokenIssuer: string): Environment {
  return readEnvironment({
    TABLE_NAME: LOCAL_TABLE,
    PUBLIC_URL: publicUrl,
    ORGANISATION: 'Stichting Voorbeeld',
    PRIVACY_CONTACT: 'privacy@example.org',
    MAIL_FROM: 'petities@example.org',
    CONFIRMATION_CONFIGURATION_SET: 'luid-confirmation',
    BULK_CONFIGURATION_SET: 'luid-bulk',
    TOKEN_ISSUER: tokenIssuer,
    TOKEN_FOR: `audience:${AUDIENCE}`,
    CONSOLE_CLIENT_ID,
  })
}

/**
 * Points the SDK at this machine. Real credentials are taken away: nothing that runs here may reach an
 * AWS account.
 */
export function pointSdkHere(
  environment: Record<string, string | undefined>,
  endpoints: { dynamoDb: string; ses: string },
): void {
  delete environment['AWS_PROFILE']
  delete environment['AWS_SESSION_TOKEN']
  Object.assign(environment, {
    AWS_ENDPOINT_URL_DYNAMODB: endpoints.dynamoDb,
    AWS_ENDPOINT_URL_SES: endpoints.ses,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  })
}
