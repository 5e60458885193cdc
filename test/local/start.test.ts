import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { close, listen } from '../../infra/local/listen.ts'
import { readSettings } from '../../infra/local/settings.ts'
import { builtLuid } from '../support/built-luid.ts'
import { freePorts } from '../support/running-luid.ts'

let folder: string
let other: Server
let taken: number
let main: string
let ports: Awaited<ReturnType<typeof freePorts>>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luid-'))
  other = createServer()
  taken = await listen(other, 0)
  ports = await freePorts()
  main = await builtLuid()
})
afterAll(async () => {
  await close(other)
  await rm(folder, { recursive: true })
})

const NPM_START = ['npm', 'start', '--silent'] as const

function start(
  variables: Record<string, string>,
  [command, ...args]: readonly [string, ...string[]] = [process.execPath, main],
) {
  const env = { PATH: process.env['PATH'], ...ports, DATA_DIR: folder, ...variables }
  // A group of its own, as a terminal gives it.
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk
  })
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk
  })
  return { child, output: () => output }
}

it.each(['PORT', 'INBOX_PORT', 'DYNAMODB_PORT'])('names the port that is taken, and %s', async (variable) => {
  const { child, output } = start({ [variable]: String(taken) })
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
  const line = output()
    .split('\n')
    .find((said) => said.startsWith('Luid stopped:'))
  expect(line).toContain(`port ${taken} is taken`)
  expect(line).toContain(`with ${variable}.`)
})

it('says what to do where the DynamoDB of one’s own does not answer', async () => {
  const { child, output } = start({ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1' })
  const [code] = await once(child, 'exit')
  expect(code).toBe(1)
  expect(output()).toMatch(
    /^Luid stopped: no DynamoDB answers at http:\/\/127\.0\.0\.1:1\. .*AWS_ENDPOINT_URL_DYNAMODB/m,
  )
})

it('says when it is ready, keeps its secrets to its owner, and stops in good order on Ctrl-C', async () => {
  const { child, output } = start({}, NPM_START)
  while (!output().includes('Ctrl-C')) await once(child.stdout, 'data')
  expect(output()).toContain(`Luid is ready: http://localhost:${ports.PORT}\n`)
  expect(output()).toContain(`http://localhost:${ports.INBOX_PORT}`)
  const [health, petition, newsletter, inbox] = await Promise.all([
    fetch(`http://localhost:${ports.PORT}/health`),
    fetch(`http://localhost:${ports.PORT}/nl/petitions/geen-kind-te-koop`),
    fetch(`http://localhost:${ports.PORT}/nl/newsletter`),
    fetch(`http://localhost:${ports.INBOX_PORT}/`),
  ])
  expect([health.status, petition.status, newsletter.status, inbox.status]).toEqual([200, 200, 200, 200])
  expect((await newsletter.text()).match(/name="topics"/g)).toHaveLength(2)
  expect((await petition.text()).match(/name="newsletter"/g)).toHaveLength(1)
  expect((await stat(join(folder, 'secrets.json'))).mode & 0o777).toBe(0o600)
  // A terminal tells the whole group; npm then tells its child once more.
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  await expect(fetch(`http://127.0.0.1:${ports.DYNAMODB_PORT}`)).rejects.toThrow()
})

it('leaves nothing behind when npm alone is told to end', async () => {
  const { child, output } = start({}, NPM_START)
  while (!output().includes('Ctrl-C')) await once(child.stdout, 'data')
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  for (const port of Object.values(ports)) await expect(fetch(`http://127.0.0.1:${port}`)).rejects.toThrow()
})

it('names the settings that are malformed', () => {
  for (const PUBLIC_URL of ['localhost', 'https://acties.example.org/luid', 'ftp://acties.example.org'])
    expect(() => readSettings({ PORT: 'eighty', PUBLIC_URL })).toThrow('PORT, PUBLIC_URL')
  expect(readSettings({ PUBLIC_URL: 'https://acties.example.org/' }).publicUrl).toBe(
    'https://acties.example.org',
  )
  expect(readSettings({})).toMatchObject({ port: 3000, inboxPort: 8005, publicUrl: 'http://localhost:3000' })
})
