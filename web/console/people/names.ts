import { readList } from '../../../functions/domain/list.ts'
import { useConsole } from '../caller.tsx'
import { allOf } from '../kit/all-of.ts'
import { useReading } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { PETITIONS, type Petition, titleOf } from '../petitions/petition.ts'
import { peopleTexts } from '../texts/people.ts'
import { TOPICS_PATH, type Topic, topicName } from '../topics/topic.ts'

/** What petitions and lists are called; until that is known, by their names in addresses. */
export function useNames(): { petition: (slug: string) => string; list: (id: string) => string } {
  const t = useTexts(peopleTexts)
  const { api } = useConsole()
  const { language } = useLanguage()
  const { data } = useReading('names of petitions and topics', async (signal) => {
    const [petitions, topics] = await Promise.all([
      allOf<Petition>(api, PETITIONS, signal),
      allOf<Topic>(api, TOPICS_PATH, signal),
    ])
    return { petitions, topics }
  })
  const petition = (slug: string): string => {
    const found = data?.petitions.find((one) => one.slug === slug)
    return found === undefined ? slug : titleOf(found, language)
  }
  const topic = (name: string): string => {
    const found = data?.topics.find((one) => one.topic === name)
    return found === undefined ? name : topicName(found, language)
  }
  return {
    petition,
    list: (id) => {
      const list = readList(id)
      if (list === undefined) return id
      return list.kind === 'topic' ? topic(list.name) : t.updatesOf(petition(list.name))
    },
  }
}
