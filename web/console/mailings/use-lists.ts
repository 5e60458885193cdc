import { useConsole } from '../caller.tsx'
import type { Paged } from '../kit/use-pages.ts'
import { type Resource, useReading } from '../kit/use-resource.ts'
import { useLanguage } from '../language.tsx'

type Topic = { topic: string; texts: Record<string, { name?: string }>; open: boolean }
type Petition = {
  slug: string
  texts: Record<string, { title?: string }>
  state: string
  updatesConsentVersions?: unknown
}

/** A list that mailings can go to, as managers call it. */
export type Followable = { value: string; label: string }
export type Lists = {
  topics: Followable[]
  /** All that placeholders may speak of. */
  petitions: Followable[]
  /** Those whose signers can agree to hear more. */
  updates: Followable[]
}

/** Nobody has so many pages of 50; a list that never ends is not read on. */
const MOST_PAGES = 20

/** The topics and petitions that there are, named in the console's language. */
export function useLists(): Resource<Lists> {
  const { api } = useConsole()
  const { language } = useLanguage()
  return useReading(`lists ${language}`, async (signal) => {
    const all = async <Item>(path: string): Promise<Item[]> => {
      const items: Item[] = []
      let after = ''
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const answer = await api.get<Paged<Item>>(`${path}${after}`, { signal })
        items.push(...answer.items)
        if (answer.next === undefined) break
        after = `?after=${encodeURIComponent(answer.next)}`
      }
      return items
    }
    const [topics, petitions] = await Promise.all([
      all<Topic>('/api/manage/topics'),
      all<Petition>('/api/manage/petitions'),
    ])
    const named = ({ slug, texts }: Petition): Followable => {
      return { value: slug, label: inLanguage(texts, language)?.title ?? slug }
    }
    return {
      topics: topics.map(({ topic, texts }) => {
        return { value: topic, label: inLanguage(texts, language)?.name ?? topic }
      }),
      petitions: petitions.map(named),
      updates: petitions.filter((one) => one.updatesConsentVersions !== undefined).map(named),
    }
  })
}

const inLanguage = <Words>(texts: Record<string, Words>, language: string): Words | undefined =>
  texts[language] ?? Object.values(texts)[0]

/** What a list is called, or its own name while nobody knows it. */
export const labelOf = (lists: readonly Followable[] | undefined, value: string): string =>
  lists?.find((list) => list.value === value)?.label ?? value
