import { Hono } from 'hono'
import * as v from 'valibot'
import { Faults } from './faults.ts'
import { InboxPage, MailPage } from './inbox-pages.tsx'
import { type Allowance, Limits } from './limits.ts'
import type { Envelope, MailStore } from './mail-store.ts'
import { type ParsedMail, parseMail } from './parsed-mail.ts'

const MOST_SHOWN = 100

export type InboxParts = {
  store: MailStore
  allowance: Allowance
  setFaults: (faults: v.InferOutput<typeof Faults>) => void
}

/** The inbox: its pages, and its JSON interface as CONTRACT "The local inbox" has it. */
export function inbox({ store, allowance, setFaults }: InboxParts): Hono {
  const parse = async (envelope: Envelope): Promise<ParsedMail> =>
    parseMail(envelope, (await store.raw(envelope.id)) ?? Buffer.alloc(0))

  const find = async (to: string, subject: string): Promise<ParsedMail[]> => {
    const envelopes = store.list().filter((envelope) => isFor(envelope, to))
    const mails = await Promise.all(envelopes.map(parse))
    return mails.filter((mail) => mail.subject.toLowerCase().includes(subject.toLowerCase()))
  }

  const app = new Hono()
  app.get('/', async (c) => {
    const { to = '', subject = '' } = c.req.query()
    const filtered = to !== '' || subject !== ''
    const shown = filtered
      ? await find(to, subject)
      : await Promise.all(store.list().slice(0, MOST_SHOWN).map(parse))
    return c.html(<InboxPage mails={shown.slice(0, MOST_SHOWN)} total={store.list().length} to={to} />)
  })
  app.get('/mails/:id', async (c) => {
    const envelope = store.list().find(({ id }) => id === c.req.param('id'))
    return envelope === undefined ? c.notFound() : c.html(<MailPage mail={await parse(envelope)} />)
  })
  app.get('/api/mails', async (c) =>
    c.json(await find(c.req.query('to') ?? '', c.req.query('subject') ?? '')),
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

/** A whole address is matched exactly, so that `anna@` does not find `hanna@`; a part matches anywhere. */
function isFor(envelope: Envelope, to: string): boolean {
  const wanted = to.toLowerCase()
  const whole = /^[^@]+@[^@]+$/.test(wanted)
  return envelope.recipients
    .map((recipient) => recipient.toLowerCase())
    .some((recipient) => (whole ? recipient === wanted : recipient.includes(wanted)))
}
