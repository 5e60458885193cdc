import { saysYes } from '../domain/consent.ts'
import { readList } from '../domain/list.ts'
import { parsePersonName } from '../domain/person-name.ts'
import type { PersonRecord } from '../domain/person-record.ts'
import { isSlug } from '../domain/petition.ts'
import type { SharedDependencies } from './dependencies.ts'
import type { FieldError } from './field-errors.ts'

/** Everything that is kept of a person, undefined where that is nothing. What cannot be read is told to those who run Luid. */
export async function readPerson(
  deps: Pick<SharedDependencies, 'stores' | 'log' | 'now'>,
  person: string,
): Promise<PersonRecord | undefined> {
  const record = await deps.stores.people.read(person, deps.now())
  if (record !== undefined && record.unreadable > 0)
    deps.log.error('Something that is kept of a person cannot be read.', {
      code: 'person-unreadable',
      items: record.unreadable,
    })
  return record
}

/** What a person's word about their own data came to; `done` is undefined where there was nothing to do. */
export type MyDataChange =
  | { ok: true; done: 'withdrawn' | 'corrected' | 'unsubscribed' | 'erased' | undefined }
  | { ok: false; errors: FieldError[] }

/** Does what a person asked for by the forms of their data's page. Doing it again is harmless. */
export async function changeMyData(
  deps: Pick<SharedDependencies, 'stores' | 'now'>,
  person: string,
  fields: Readonly<Record<string, string>>,
): Promise<MyDataChange> {
  const { people, signatures, subscriptions } = deps.stores
  const { action, petition = '', list = '' } = fields
  const of = { petition, person }
  switch (action) {
    case 'correct': {
      const names = {
        givenName: parsePersonName(fields['givenName'] ?? ''),
        familyName: parsePersonName(fields['familyName'] ?? ''),
      }
      const { givenName, familyName } = names
      if (!givenName.ok || !familyName.ok)
        return {
          ok: false,
          errors: Object.entries(names).flatMap(([field, name]) =>
            name.ok ? [] : [{ field, code: name.code }],
          ),
        }
      const corrected =
        isSlug(petition) &&
        (await signatures.correctName(of, { givenName: givenName.value, familyName: familyName.value })).done
      return { ok: true, done: corrected ? 'corrected' : undefined }
    }
    case 'withdraw': {
      if (!isSlug(petition)) return NOTHING
      const change = await signatures.withdraw(of, deps.now())
      const withdrawn = change.done || change.existing?.state === 'withdrawn'
      return { ok: true, done: withdrawn ? 'withdrawn' : undefined }
    }
    case 'unsubscribe': {
      const left = readList(list)
      if (left === undefined) return NOTHING
      await subscriptions.leave(person, left.id, 'my-data', deps.now())
      return { ok: true, done: 'unsubscribed' }
    }
    case 'erase':
      if (!saysYes(fields['sure'])) return { ok: false, errors: [{ field: 'sure', code: 'erase-not-sure' }] }
      await people.erase(person, deps.now())
      return { ok: true, done: 'erased' }
    default:
      return NOTHING
  }
}

const NOTHING: MyDataChange = { ok: true, done: undefined }
