import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import * as v from 'valibot'
import type { LinkKeyring } from '../domain/link.ts'

/** The secrets, each read when a function's wiring asks for it: no function may read more than it needs. */
export type Secrets = {
  /** Keys people. Never rotated: every person key is made with it. */
  person: () => Promise<string>
  links: () => Promise<LinkKeyring>
  /** What CloudFront says in `x-luid-origin`: the current value and, while rotating, the one before. */
  origin: () => Promise<readonly string[]>
}

/** Names of the secrets in Secrets Manager, for those that the function has been given. */
export type SecretNames = { [secret in keyof Secrets]: string | undefined }

const LinkKeysJson = v.pipe(
  v.string(),
  v.parseJson(),
  v.record(v.pipe(v.string(), v.regex(/^(current|[a-z0-9]{1,8})$/)), v.pipe(v.string(), v.minLength(1))),
  v.check((keys) => keys[keys['current'] ?? ''] !== undefined, '"current" must name a key'),
)

const OriginJson = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ current: v.pipe(v.string(), v.minLength(16)), previous: v.optional(v.string(), '') }),
)

/** Link keys from their stored form, `{"current":"<id>","<id>":"<secret>",…}`. */
export function parseLinkKeys(json: string): LinkKeyring {
  const { current = '', ...keys } = v.parse(LinkKeysJson, json)
  return { current, keys }
}

/** The accepted origin headers from their stored form, `{"current":"…","previous":"…"}`. */
export function parseOriginSecrets(json: string): string[] {
  const { current, previous } = v.parse(OriginJson, json)
  return previous === '' ? [current] : [current, previous]
}

/** The secrets as they lie in Secrets Manager. */
export function secretsFromAws(names: SecretNames): Secrets {
  const client = new SecretsManagerClient({})
  const read = async (secret: keyof Secrets): Promise<string> => {
    const SecretId = names[secret]
    if (SecretId === undefined) throw new Error(`This function was given no name for the secret "${secret}".`)
    return (await client.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? ''
  }
  return {
    person: () => read('person'),
    links: async () => parseLinkKeys(await read('links')),
    origin: async () => parseOriginSecrets(await read('origin')),
  }
}
