import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import * as v from 'valibot'
import { close, listen } from '../listen.ts'
import { readBody } from '../read-body.ts'
import { sesEndpoint } from './endpoint.ts'
import type { SesEventListener } from './events.ts'
import { Faults } from './faults.ts'
import { inbox } from './inbox.tsx'
import { allowance, FIRST_LIMITS, type Limits } from './limits.ts'
import { openMailStore } from './mail-store.ts'

export type LocalSesOptions = {
  /** 0: any free port. */
  port: number
  /** Where the mails are kept. */
  folder: string
  limits?: Limits
  /** How it misbehaves from the start (see faults.ts). */
  faults?: Faults
  /** Gets SES's events, before the mail is answered for; without one they go nowhere. */
  listener?: SesEventListener
  /** Told when an event could not be handed over. */
  onLost?: (error: unknown) => void
  /** Milliseconds since the epoch, and how they are waited for; for simulated days. */
  now?: () => number
  wait?: (milliseconds: number) => Promise<void>
}

export type LocalSes = {
  /** What `AWS_ENDPOINT_URL_SES` is set to; in a browser it is the inbox. */
  url: string
  setLimits: (limits: Partial<Limits>) => void
  setFaults: (faults: Faults) => void
  stop: () => Promise<void>
}

const patience = (milliseconds: number): Promise<void> => delay(milliseconds, undefined, { ref: false })

/** SES takes 40 MB, in base64 and percent-encoding. */
const MOST_BYTES = 100 * 1024 * 1024

/**
 * The local SES: `POST /` is the SES v1 query protocol, `GET /` the inbox, `/api/…` what CONTRACT "The
 * local inbox" promises, and `PUT /api/faults` makes it misbehave (faults.ts). Quotas and faults live
 * as long as the process, mails as long as the folder. Throws `PortTaken`.
 */
export async function startSes(options: LocalSesOptions): Promise<LocalSes> {
  const { now = Date.now, wait = patience, limits = FIRST_LIMITS, onLost = () => {} } = options
  const store = await openMailStore(options.folder, now)
  const account = allowance(now, limits)
  let faults = v.parse(Faults, options.faults ?? {})
  const setFaults = (changed: Faults): void => {
    faults = v.parse(Faults, changed)
  }
  const endpoint = sesEndpoint({
    store,
    allowance: account,
    faults: () => faults,
    wait,
    listener: options.listener,
    onLost,
  })
  const pages = inbox({ store, allowance: account, setFaults })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request, MOST_BYTES)
    if (body === undefined) return void response.writeHead(413).end()
    if (request.method === 'POST' && request.url === '/') {
      const answer = await endpoint.answer(new URLSearchParams(body.toString()))
      if (answer === undefined) return void request.socket.destroy()
      response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body)
      return
    }
    const withBody = request.method !== 'GET' && request.method !== 'HEAD'
    const answer = await pages.request(request.url ?? '/', {
      method: request.method ?? 'GET',
      ...(withBody ? { body: new Uint8Array(body) } : {}),
    })
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (answer.body === null) response.end()
    else Readable.fromWeb(answer.body as never).pipe(response)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  const port = await listen(server, options.port)
  return {
    url: `http://127.0.0.1:${port}`,
    setLimits: account.change,
    setFaults,
    stop: () => close(server),
  }
}
