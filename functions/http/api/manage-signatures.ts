import * as v from 'valibot'
import { type AuditEntry, personMark } from '../../domain/audit.ts'
import { seesPetition } from '../../domain/partner.ts'
import { isPersonKey } from '../../domain/person-key.ts'
import { isSlug } from '../../domain/petition.ts'
import type { Changed, Signature, SignatureKey } from '../../domain/signature.ts'
import { auditEntry } from '../audit-entry.ts'
import type { ManageDependencies } from '../dependencies.ts'
import { leftOut, Unreadable } from '../left-out.ts'
import type { operations } from '../operation.ts'
import { problem } from '../problem.ts'

const HELD_OF_EACH_SHARD = 25
/** Petitions whose held signatures are counted at once, each in all shards. */
const COUNTED_AT_ONCE = 8

const HeldSignature = v.object({
  id: v.string(),
  petition: v.string(),
  givenName: v.string(),
  familyName: v.string(),
  country: v.string(),
  city: v.optional(v.string()),
  suspicion: v.array(v.string()),
  requestedAt: v.string(),
  confirmedAt: v.optional(v.string()),
})

/** Suspicious signatures of proven mailboxes, and a manager's word on them. */
export function manageSignatures({ add }: ReturnType<typeof operations>, deps: ManageDependencies): void {
  add(
    {
      method: 'get',
      path: '/api/manage/signatures',
      summary: 'Held signatures of a petition, oldest first',
      role: 'campaigner',
      partner: 'own',
      query: {
        petition: { description: 'The petition’s slug', required: true },
        state: { description: '`held`, the only state that is listed', example: 'held' },
      },
      answers: {
        200: {
          description: 'What waits for a word; of a partner’s people, for theirs',
          schema: v.object({ items: v.array(HeldSignature), unreadable: Unreadable }),
        },
      },
      problems: ['petition-unknown', 'invalid'],
    },
    async ({ c, caller }) => {
      const slug = c.req.query('petition') ?? ''
      if ((c.req.query('state') ?? 'held') !== 'held')
        return problem(c, 'invalid', [{ field: 'state', code: 'value-malformed' }])
      const petition = await deps.stores.petitions.read(slug)
      if (petition === undefined || !seesPetition(caller.partner, petition))
        return problem(c, 'petition-unknown')
      const { items, unreadable } = await deps.stores.signatures.held(
        slug,
        HELD_OF_EACH_SHARD,
        caller.partner,
      )
      return c.json({ items: items.map(shown), ...leftOut(unreadable) })
    },
  )

  add(
    {
      method: 'get',
      path: '/api/manage/held',
      summary: 'Which petitions have held signatures, and how many',
      role: 'campaigner',
      partner: 'own',
      answers: {
        200: {
          description: 'Those with any, by slug; of a partner’s people, with what is theirs',
          schema: v.object({ items: v.array(v.object({ petition: v.string(), held: v.number() })) }),
        },
      },
      problems: [],
    },
    async ({ c, caller }) => {
      const { petitions, signatures } = deps.stores
      const items: { petition: string; held: number }[] = []
      let after: string | undefined
      do {
        const page = await petitions.list(
          COUNTED_AT_ONCE,
          after,
          (one) => one.state !== 'draft' && one.retiredAt === undefined && seesPetition(caller.partner, one),
        )
        const counts = page.items.map(async ({ slug }) => {
          return { petition: slug, held: await signatures.countHeld(slug, caller.partner) }
        })
        items.push(...(await Promise.all(counts)).filter(({ held }) => held > 0))
        after = page.next
      } while (after !== undefined)
      return c.json({ items })
    },
  )

  const word = (
    name: 'accept' | 'remove',
    action: AuditEntry['action'],
    summary: string,
    change: (of: SignatureKey, audit: AuditEntry, partner: string | undefined) => Promise<Changed>,
  ): void =>
    add(
      {
        method: 'post',
        path: `/api/manage/signatures/{id}/${name}`,
        summary,
        role: 'campaigner',
        partner: 'own',
        answers: { 200: { description: 'Done', schema: v.object({ status: v.string() }) } },
        problems: ['not-found', 'petition-retired'],
      },
      async ({ c, caller, param }) => {
        const of = keyOf(param('id'))
        if (of === undefined) return problem(c, 'not-found')
        const petition = await deps.stores.petitions.read(of.petition)
        if (petition !== undefined && !seesPetition(caller.partner, petition)) return problem(c, 'not-found')
        // Its counts stand still, and retention is about to drop the signature.
        if (petition?.retiredAt !== undefined) return problem(c, 'petition-retired')
        const subject = `${of.petition}~${personMark(of.person)}`
        const changed = await change(of, auditEntry(deps, caller, action, subject), caller.partner)
        if (!changed.done) return problem(c, 'not-found')
        return c.json({ status: name === 'accept' ? 'confirmed' : 'removed' })
      },
    )

  const { signatures } = deps.stores
  word('accept', 'signature-accepted', 'A held signature counts from now on', (of, audit, partner) =>
    signatures.accept(of, deps.now(), audit, partner),
  )
  word('remove', 'signature-removed', 'A signature is removed, with what was typed', (of, audit, partner) =>
    signatures.remove(of, audit, partner),
  )
}

const idOf = (signature: SignatureKey): string => `${signature.petition}~${signature.person}`

function keyOf(id: string): SignatureKey | undefined {
  const [petition, person, ...more] = id.split('~')
  return petition !== undefined && isSlug(petition) && isPersonKey(person ?? '') && more.length === 0
    ? { petition, person: person ?? '' }
    : undefined
}

function shown(signature: Signature) {
  const { petition, givenName, familyName, country, city, suspicion, requestedAt, confirmedAt } = signature
  return {
    id: idOf(signature),
    petition,
    givenName,
    familyName,
    country,
    ...(city === undefined ? {} : { city }),
    suspicion,
    requestedAt,
    ...(confirmedAt === undefined ? {} : { confirmedAt }),
  }
}
