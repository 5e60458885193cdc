import * as v from 'valibot'
import type { SecretNames } from './secrets.ts'

const Url = v.pipe(v.string(), v.url(), v.regex(/[^/]$/, 'must not end in a slash'))

const Environment = v.object({
  /** The one table. */
  TABLE_NAME: v.pipe(v.string(), v.minLength(3)),
  /** What links are built from: the origin that supporters see. */
  PUBLIC_URL: Url,
  /** The name under which mail is sent and pages are signed. */
  ORGANISATION: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  /** Where a reader's privacy question goes. */
  PRIVACY_CONTACT: v.pipe(v.string(), v.email()),
  /** The From address of confirmation mail. */
  MAIL_FROM: v.pipe(v.string(), v.email()),
  /** The SES configuration set of confirmation mail. */
  CONFIRMATION_CONFIGURATION_SET: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  /** The SES configuration set of campaign mail. */
  BULK_CONFIGURATION_SET: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  /** The OIDC issuer whose access tokens managers bring. */
  TOKEN_ISSUER: v.pipe(v.string(), v.url()),
  /** How a token says it is meant for Luid: `audience:luid`, or `client:id[,id…]` for Cognito. */
  TOKEN_FOR: v.pipe(v.string(), v.regex(/^(audience:.+|client:[^,]+(,[^,]+)*)$/)),
  /** The origin that people sign in at, where it is not the issuer's: Cognito's hosted pages have one of their own. */
  SIGN_IN_ORIGIN: v.optional(Url),
  /** The client that people sign in with, for the console. */
  CONSOLE_CLIENT_ID: v.pipe(v.string(), v.minLength(1)),
})

const Secrets = v.object({
  PERSON_SECRET_ARN: v.optional(v.string()),
  LINK_KEYS_SECRET_ARN: v.optional(v.string()),
  ORIGIN_SECRET_ARN: v.optional(v.string()),
})

const Text = v.pipe(v.string(), v.minLength(1))

/** All are Lambda's own ("Defined runtime environment variables"), or the SDK's. */
const OnLambda = v.object({
  AWS_LAMBDA_FUNCTION_NAME: Text,
  AWS_REGION: Text,
  AWS_ACCESS_KEY_ID: Text,
  AWS_SECRET_ACCESS_KEY: Text,
  AWS_SESSION_TOKEN: v.optional(Text),
  AWS_ENDPOINT_URL_LAMBDA: v.optional(Url),
  AWS_ENDPOINT_URL_S3: v.optional(Url),
})

const Others = v.object({
  SEND_CAMPAIGNS_FUNCTION: v.optional(Text),
  WRITE_EXPORTS_FUNCTION: v.optional(Text),
})

const ExportsBucket = v.object({ EXPORTS_BUCKET: Text })

export type Environment = {
  tableName: string
  publicUrl: string
  organisation: string
  privacyContact: string
  mailFrom: string
  confirmationConfigurationSet: string
  bulkConfigurationSet: string
  tokenIssuer: string
  tokenFor: { audience: string } | { clients: readonly string[] }
  signInOrigin: string
  consoleClientId: string
}

/**
 * The environment, read once and named. Throws one error that lists every variable that is missing
 * or malformed, without its value.
 */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const env = parse(Environment, variables)
  const [kind, value = ''] = [
    env.TOKEN_FOR.split(':', 1)[0],
    env.TOKEN_FOR.slice(env.TOKEN_FOR.indexOf(':') + 1),
  ]
  return {
    tableName: env.TABLE_NAME,
    publicUrl: env.PUBLIC_URL,
    organisation: env.ORGANISATION,
    privacyContact: env.PRIVACY_CONTACT,
    mailFrom: env.MAIL_FROM,
    confirmationConfigurationSet: env.CONFIRMATION_CONFIGURATION_SET,
    bulkConfigurationSet: env.BULK_CONFIGURATION_SET,
    tokenIssuer: env.TOKEN_ISSUER,
    tokenFor: kind === 'audience' ? { audience: value } : { clients: value.split(',') },
    signInOrigin: env.SIGN_IN_ORIGIN ?? new URL(env.TOKEN_ISSUER).origin,
    consoleClientId: env.CONSOLE_CLIENT_ID,
  }
}

/** Where the secrets lie on AWS; each function is given only the names of those it may read. */
export function readSecretNames(variables: Record<string, string | undefined>): SecretNames {
  const env = parse(Secrets, variables)
  return { person: env.PERSON_SECRET_ARN, links: env.LINK_KEYS_SECRET_ARN, origin: env.ORIGIN_SECRET_ARN }
}

/** What a function on Lambda is given to ask AWS with. */
export type AwsAccess = {
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
}

/** A function as it lies on Lambda. */
export type OtherFunction = AwsAccess & { name: string; endpoint: string }

/** A bucket on S3: its endpoint is that of the bucket itself. */
export type OwnBucket = AwsAccess & { endpoint: string }

/** The function that sends campaigns. Its name is given to whoever else calls it; its own, Lambda tells it. */
export function readCampaignsFunction(variables: Record<string, string | undefined>): OtherFunction {
  return otherFunction(variables, 'SEND_CAMPAIGNS_FUNCTION')
}

/** The function that writes exports. */
export function readExportsFunction(variables: Record<string, string | undefined>): OtherFunction {
  return otherFunction(variables, 'WRITE_EXPORTS_FUNCTION')
}

function otherFunction(
  variables: Record<string, string | undefined>,
  its: keyof v.InferOutput<typeof Others>,
): OtherFunction {
  const env = parse(OnLambda, variables)
  return {
    ...access(env),
    name: parse(Others, variables)[its] ?? env.AWS_LAMBDA_FUNCTION_NAME,
    endpoint: env.AWS_ENDPOINT_URL_LAMBDA ?? `https://lambda.${env.AWS_REGION}.amazonaws.com`,
  }
}

/** The bucket in which exports lie for a day. */
export function readExportsBucket(variables: Record<string, string | undefined>): OwnBucket {
  const env = parse(OnLambda, variables)
  const { EXPORTS_BUCKET } = parse(ExportsBucket, variables)
  const s3 = new URL(env.AWS_ENDPOINT_URL_S3 ?? `https://s3.${env.AWS_REGION}.amazonaws.com`)
  return { ...access(env), endpoint: `${s3.protocol}//${EXPORTS_BUCKET}.${s3.host}` }
}

function access(env: v.InferOutput<typeof OnLambda>): AwsAccess {
  const token = env.AWS_SESSION_TOKEN
  return {
    region: env.AWS_REGION,
    credentials: {
      accessKeyId: env.AWS_ACCESS_KEY_ID,
      secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
      ...(token === undefined ? {} : { sessionToken: token }),
    },
  }
}

function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  variables: Record<string, string | undefined>,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, variables)
  if (result.success) return result.output
  const names = [...new Set(result.issues.map((issue) => String(issue.path?.[0]?.key)))]
  throw new Error(`Environment variables missing or malformed: ${names.join(', ')}`)
}
