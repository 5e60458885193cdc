import type { Locale } from '../domain/locale.ts'
import { type Petition, stateAt } from '../domain/petition.ts'
import { type ShownUpdate, shownUpdates } from '../domain/petition-update.ts'
import { relatedPetitions } from '../domain/related.ts'
import { remembered } from '../domain/remembered.ts'
import type { Dependencies } from './dependencies.ts'

/** Those among which related ones are looked for, and how old that list may be. */
const PETITIONS_COMPARED = 100
const LIST_MEMORY_MS = 60_000
/** A name that was taken back is gone after this and the edge's ten seconds. */
const AROUND_MEMORY_MS = 10_000
const NAMES_SHOWN = 20

export type PetitionAround = {
  /** Other petitions to sign, as they were a minute ago at most. */
  related: (petition: Petition) => Promise<Petition[]>
  /** Names of recent signers who wanted theirs shown. */
  signers: (petition: Petition) => Promise<string[]>
  /** What happened with it, as a reader of that language is shown it. */
  news: (petition: Petition, locale: Locale) => Promise<ShownUpdate[]>
}

/** What stands around a petition on its pages. Read seldom and remembered: it may be some seconds old. */
export function petitionAround({ stores, now }: Pick<Dependencies, 'stores' | 'now'>): PetitionAround {
  const list = remembered(
    async () =>
      (await stores.petitions.list(PETITIONS_COMPARED, undefined, (one) => stateAt(one, now()) === 'open'))
        .items,
    LIST_MEMORY_MS,
    now,
  )
  const names = perPetition(now, async (slug) =>
    (await stores.shownNames(slug))
      .slice(0, NAMES_SHOWN)
      .map(({ givenName, familyName }) => `${givenName} ${familyName}`),
  )
  const updates = perPetition(now, async (slug) => (await stores.updates.list(slug)).items)
  return {
    related: async (petition) => relatedPetitions(petition, await list(), now()),
    signers: ({ slug }) => names(slug),
    news: async ({ slug }, locale) => shownUpdates(await updates(slug), locale, now()),
  }
}

/** Only petitions that exist are asked for, so this grows no further than they do. */
function perPetition<Value>(now: () => Date, read: (slug: string) => Promise<Value>) {
  const known = new Map<string, () => Promise<Value>>()
  return (slug: string): Promise<Value> => {
    const memory = known.get(slug) ?? remembered(() => read(slug), AROUND_MEMORY_MS, now)
    known.set(slug, memory)
    return memory()
  }
}
