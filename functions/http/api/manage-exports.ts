import * as v from 'valibot'
import { type Export, isGone, isOpen, MOST_OPEN_EXPORTS } from '../../domain/export.ts'
import { exportAudit } from '../../domain/export-audit.ts'
import { seesPetition } from '../../domain/partner.ts'
import type { Caller } from '../caller.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { askedFor, isOfTwoOrNone } from '../export-request.ts'
import { downloadName, ExportBody, ManagedExport, managedExport, readDelimiter } from '../export-views.ts'
import type { operations } from '../operation.ts'
import { problem, requestLocale } from '../problem.ts'
import { readBody } from '../read-body.ts'

const PATH = '/api/manage/exports'

/**
 * Files with people's data, written by a function of its own and kept for a day. Asked for by campaigners; each is
 * shown to who asked for it, and to admins.
 */
export function manageExports({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  const { exports, petitions } = deps.stores

  /** Who moved to a partner, or from one, sees nothing any more of what they asked for before. */
  const mayOpen = (caller: Caller, one: Export) =>
    (one.by === caller.subject && one.partner === caller.partner) ||
    (caller.role === 'admin' && caller.partner === undefined)

  /** A petition may have come to name a partner no more since its people asked. */
  const isStillTheirs = async ({ partner }: Caller, { of }: Export): Promise<boolean> => {
    if (partner === undefined || !('petition' in of)) return true
    const petition = await petitions.read(of.petition, true)
    return petition !== undefined && seesPetition(partner, petition)
  }

  const isFor = async (caller: Caller, one: Export): Promise<boolean> =>
    mayOpen(caller, one) && !isGone(one, deps.now()) && (await isStillTheirs(caller, one))

  const shown = async (caller: Caller): Promise<Export[]> => {
    const all = await exports.all()
    const theirs = await Promise.all(all.map((one) => isFor(caller, one)))
    return all.filter((_, index) => theirs[index]).reverse()
  }

  add(
    {
      method: 'post',
      path: PATH,
      summary:
        'Have a file written: a petition’s signatures, who follows a topic or a petition’s updates, what became of a ' +
        'campaign’s mails, or the names to hand over',
      role: 'campaigner',
      partner: 'own',
      body: { schema: ExportBody, example: { kind: 'signatures', petition: 'geen-kind-te-koop' } },
      answers: {
        202: {
          description: 'It is being written; `Location` tells how far it is',
          schema: v.object({ id: v.string() }),
        },
      },
      problems: [
        'invalid',
        'not-json',
        'body-too-large',
        'petition-unknown',
        'petition-retired',
        'petition-without-updates',
        'topic-unknown',
        'campaign-unknown',
        'recipient-not-named',
        'too-many-exports',
        'forbidden',
      ],
    },
    async ({ c, caller }) => {
      const body = await readBody(c, ExportBody)
      if (!body.ok) return body.answer
      if (isOfTwoOrNone(body.value))
        return problem(c, 'invalid', [{ field: 'topic', code: 'value-malformed' }])
      const asked = await askedFor(deps, body.value, caller.partner)
      if (!asked.ok) return problem(c, asked.code)
      const own = (await exports.all()).filter((one) => one.by === caller.subject && isOpen(one))
      if (own.length >= MOST_OPEN_EXPORTS) return problem(c, 'too-many-exports')
      const one: Export = {
        ...asked.value,
        id: deps.newId(),
        delimiter: readDelimiter(body.value.delimiter),
        by: caller.subject,
        ...(caller.partner === undefined ? {} : { partner: caller.partner }),
        state: 'waiting',
        rows: 0,
        omitted: 0,
        createdAt: deps.now().toISOString(),
        faults: 0,
        renewals: 0,
        version: 1,
      }
      await exports.create(one, exportAudit(one, 'export-asked', deps))
      await wake(deps)
      c.header('Location', `${PATH}/${one.id}`)
      return c.json({ id: one.id }, 202)
    },
  )

  add(
    {
      method: 'get',
      path: PATH,
      summary:
        'The exports of the last 24 hours that the caller asked for, newest first; for admins, everybody’s',
      role: 'campaigner',
      partner: 'own',
      answers: {
        200: { description: 'All of them', schema: v.object({ items: v.array(ManagedExport) }) },
      },
      problems: [],
    },
    async ({ c, caller }) => {
      const locale = requestLocale(c)
      c.header('Cache-Control', 'no-store')
      return c.json({ items: (await shown(caller)).map((one) => managedExport(one, locale)) })
    },
  )

  add(
    {
      method: 'get',
      path: `${PATH}/{id}`,
      summary: 'How far an export is, and a link to its file once that is ready',
      role: 'campaigner',
      partner: 'own',
      answers: { 200: { description: 'The export as it is now', schema: ManagedExport } },
      problems: ['export-unknown'],
    },
    async ({ c, caller, param }) => {
      const one = await exports.read(param('id'))
      // Whose it is, nobody else learns: it is as unknown as one that is not there.
      if (one === undefined || !(await isFor(caller, one))) return problem(c, 'export-unknown')
      const isReady = one.state === 'ready' && one.file !== undefined
      const url = isReady && one.file ? await deps.exportLinks(one.file, downloadName(one)) : undefined
      c.header('Cache-Control', 'no-store')
      return c.json(managedExport(one, requestLocale(c), url))
    },
  )
}

/** Wakes the writer. Where that fails, the timer wakes it within a minute. */
async function wake({ exportWriter, log }: ManageDependencies): Promise<void> {
  try {
    await exportWriter.wake()
  } catch (error) {
    const fault = error instanceof Error ? error.name : 'unknown'
    log.warn('The writer of exports could not be woken.', { code: 'export-wake-failed', fault })
  }
}
