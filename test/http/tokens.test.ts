import { createHmac } from 'node:crypto'
import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tokenVerifier } from '../../functions/http/caller.ts'
import { type Application, startApplication } from './application.ts'

let application: Application
beforeAll(async () => {
  application = await startApplication()
})
afterAll(() => application.stop())

const PATH = '/api/manage/petitions'
const CLAIMS = { sub: 'person-1', aud: 'luid', client_id: 'luid-console', 'cognito:groups': ['admin'] }
const ask = (authorization?: string) =>
  application.request(PATH, authorization === undefined ? {} : { headers: { authorization } })
const statusOf = async (token: string) => (await ask(`Bearer ${token}`)).status
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const seconds = () => Math.floor(application.now().getTime() / 1000)

describe("the managers' API", () => {
  it('answers 401 as a problem, and says which scheme, where no token is brought', async () => {
    const response = await ask()
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  it('takes a genuine token of a person, with any case of the scheme', async () => {
    const token = await application.issuer.person(['viewer'])
    expect(await statusOf(token)).toBe(200)
    expect((await ask(`bearer ${token}`)).status).toBe(200)
  })

  it.each([
    ['nothing after the scheme', async () => 'Bearer'],
    ['an empty token', async () => 'Bearer '],
    ['no token at all', async () => 'Bearer x'],
    ['three parts of nonsense', async () => 'Bearer a.b.c'],
    ['another scheme', async () => `Basic ${Buffer.from('luid-script:luid-local-only').toString('base64')}`],
    ['two tokens', async () => `Bearer ${await application.issuer.person(['admin'])} x`],
    ['a token cut short', async () => `Bearer ${(await application.issuer.person(['admin'])).slice(0, -5)}`],
  ])('answers 401 to %s', async (_, header) => {
    expect((await ask(await header())).status).toBe(401)
  })

  const signed = (changes: object, header: object = {}) =>
    application.issuer.sign({ ...CLAIMS, ...changes }, header)

  it.each<[string, () => Promise<string>]>([
    ['that has expired', () => signed({ exp: seconds() - 1 })],
    ['that never expires', () => signed({ exp: undefined })],
    ['that is not valid yet', () => signed({ nbf: seconds() + 60 })],
    ['of another issuer', () => signed({ iss: 'https://elders.example.org' })],
    [
      'of an issuer whose name only begins so',
      () => signed({ iss: `${application.issuer.issuer}.example.org` }),
    ],
    ['of no issuer', () => signed({ iss: undefined })],
    ['for another audience', () => signed({ aud: 'anders' })],
    ['for no audience', () => signed({ aud: undefined })],
    ['of nobody', () => signed({ sub: '' })],
    ['of no client', () => signed({ client_id: undefined })],
    ['that is an ID token: its audience is the client', () => signed({ aud: 'luid-console', nonce: 'n' })],
    [
      'signed with a key that is not published',
      async () => {
        const { privateKey } = await generateKeyPair('RS256')
        return new SignJWT({ ...CLAIMS, iss: application.issuer.issuer, exp: seconds() + 60 })
          .setProtectedHeader({ alg: 'RS256', kid: 'key-1' })
          .sign(privateKey)
      },
    ],
    ['that names an unknown key', () => signed({}, { kid: 'key-9' })],
    ['that names the other key', () => signed({}, { kid: 'key-2' })],
    ['that names no key where there are several', () => signed({}, { kid: undefined })],
    [
      'that is not signed (alg none)',
      async () =>
        new UnsecuredJWT({ ...CLAIMS, iss: application.issuer.issuer, exp: seconds() + 60 }).encode(),
    ],
    [
      'that is not signed, with a signature for show',
      async () =>
        `${base64({ alg: 'none', kid: 'key-1' })}.${base64({ ...CLAIMS, iss: application.issuer.issuer, exp: seconds() + 60 })}.AAAA`,
    ],
    [
      'signed with the public key as a shared secret (HS256)',
      async () => {
        const body = `${base64({ alg: 'HS256', kid: 'key-1', typ: 'JWT' })}.${base64({ ...CLAIMS, iss: application.issuer.issuer, exp: seconds() + 60 })}`
        return `${body}.${createHmac('sha256', application.issuer.publicPem).update(body).digest('base64url')}`
      },
    ],
    [
      'whose claims were changed',
      async () => {
        const [head, , seal] = (await application.issuer.person(['viewer'])).split('.')
        return `${head}.${base64({ ...CLAIMS, iss: application.issuer.issuer, exp: seconds() + 60 })}.${seal}`
      },
    ],
    ['whose groups are no list', () => signed({ 'cognito:groups': 'admin' })],
  ])('answers 401 to a token %s', async (_, token) => {
    expect(await statusOf(await token())).toBe(401)
  })
})

describe('a token of Cognito', () => {
  const verify = async (claims: object) => {
    const { issuer } = application.issuer
    const verifier = tokenVerifier(issuer, { clients: ['client-a', 'client-b'] }, application.now)
    return verifier(
      await application.issuer.sign({
        sub: 'person-1',
        token_use: 'access',
        client_id: 'client-a',
        ...claims,
      }),
    )
  }

  it('is taken from our clients, as an access token, without an audience', async () => {
    expect(await verify({ 'cognito:groups': ['campaigner'] })).toEqual({
      subject: 'person-1',
      role: 'campaigner',
    })
    expect(await verify({ client_id: 'client-b' })).toEqual({ subject: 'person-1', role: undefined })
  })

  it.each([
    ['another client', { client_id: 'client-c' }],
    ['an ID token', { token_use: 'id', aud: 'client-a' }],
    ['no use', { token_use: undefined }],
    ['an audience that names us in place of a client', { client_id: 'x', aud: 'client-a' }],
  ])('is refused from or as %s', async (_, claims) => {
    expect(await verify({ 'cognito:groups': ['admin'], ...claims })).toBeUndefined()
  })
})

describe('an issuer that cannot be reached', () => {
  it('is a fault, not a refusal, and is tried again by the next request', async () => {
    const verifier = tokenVerifier('http://127.0.0.1:9', { audience: 'luid' }, application.now)
    await expect(verifier('a.b.c')).rejects.toThrow()
    await expect(verifier('a.b.c')).rejects.toThrow()
  })
})
