import { domainToASCII } from 'node:url'
import { Hono } from 'hono'
import * as v from 'valibot'
import { Faults } from './faults.ts'
import { InboxPage, MailPage } from './inbox-pages.tsx'
import { type Allowance, Limits } from './limits.ts'
import type { Envelope, MailStore } from './mail-store.ts'
import { type ParsedMail, parseMail } from './parsed-mail.ts'

const MOST_SHOWN = 100
/** Sorts behind every id. */
const LAST = '~'

export type InboxParts = {
  store: MailStore
  allowance: Allowance
  setFaults: (faults: v.InferOutput<typeof Faults>) => void
}

/** The inbox: its pages, and its JSON interface as CONTRACT "The local inbox" has it. */
export function inbox({ store, allowance, setFaults }: InboxParts): Hono {
  /** A mail with its parts, or undefined where it has just been deleted. */
  const parse = async (envelope: Envelope): Promise<ParsedMail | undefined> => {
    const raw = await store.raw(envelope.id)
    return raw === undefined ? undefined : parseMail(envelope, raw)
  }

  const find = ({ to = '', subject = '' }: Record<string, string>): Envelope[] => {
    const wanted = subject.toLowerCase()
    return store
      .list()
      .filter((envelope) => isFor(envelope, to) && envelope.subject.toLowerCase().includes(wanted))
  }

  /** Mails as one JSON array, one mail in memory at a time: a campaign's are more than fit into one string. */
  async function* jsonOf(envelopes: readonly Envelope[]): AsyncGenerator<Uint8Array> {
    const encode = (text: string) => new TextEncoder().encode(text)
    let before = '['
    for (const envelope of envelopes) {
      const mail = await parse(envelope)
      if (mail === undefined) continue
      yield encode(before + JSON.stringify(mail))
      before = ','
    }
    yield encode(before === '[' ? '[]' : ']')
  }

  const app = new Hono()
  app.get('/', (c) => {
    const { to = '', before = LAST } = c.req.query()
    const found = find(c.req.query())
    const rest = found.filter(({ id }) => id < before)
    const older = rest.length > MOST_SHOWN ? rest[MOST_SHOWN - 1]?.id : undefined
    return c.html(<InboxPage mails={rest.slice(0, MOST_SHOWN)} total={found.length} to={to} older={older} />)
  })
  app.get('/mails/:id', async (c) => {
    const envelope = store.read(c.req.param('id'))
    const mail = envelope && (await parse(envelope))
    return mail === undefined ? c.notFound() : c.html(<MailPage mail={mail} />)
  })
  app.get('/api/mails', (c) =>
    c.body(ReadableStream.from(jsonOf(find(c.req.query()))), 200, { 'content-type': 'application/json' }),
  )
  app.get('/api/mails/:id/raw', async (c) => {
    const raw = await store.raw(c.req.param('id'))
    if (raw === undefined) return c.notFound()
    return c.body(new Uint8Array(raw), 200, { 'content-type': 'message/rfc822' })
  })
  app.delete('/api/mails', async (c) => {
    await store.empty()
    return c.body(null, 204)
  })
  app.put('/api/limits', async (c) => {
    const read = v.safeParse(v.partial(Limits), await c.req.json().catch(() => undefined))
    if (!read.success) return c.json({ error: v.summarize(read.issues) }, 422)
    const { maxSendRate, max24HourSend } = read.output
    allowance.change({
      ...(maxSendRate === undefined ? {} : { maxSendRate }),
      ...(max24HourSend === undefined ? {} : { max24HourSend }),
    })
    return c.json(allowance.limits())
  })
  app.put('/api/faults', async (c) => {
    const read = v.safeParse(Faults, await c.req.json().catch(() => undefined))
    if (!read.success) return c.json({ error: v.summarize(read.issues) }, 422)
    setFaults(read.output)
    return c.json(read.output)
  })
  return app
}

/**
 * A whole address is matched exactly, so that `anna@` does not find `hanna@`, and as it was typed: its domain as mail
 * writes it, and with the `+` that a query which does not encode it reads as a space. A part matches anywhere.
 */
function isFor(envelope: Envelope, to: string): boolean {
  const [, local, domain] = /^([^@]+)@([^@]+)$/.exec(to.replaceAll(' ', '+').toLowerCase()) ?? []
  const whole = local !== undefined && domain !== undefined
  const wanted = whole ? `${local}@${domainToASCII(domain)}` : to.toLowerCase()
  return envelope.recipients
    .map((recipient) => recipient.toLowerCase())
    .some((recipient) => (whole ? recipient === wanted : recipient.includes(wanted)))
}
