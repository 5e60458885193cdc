import type { Locale } from '../../functions/domain/locale.ts'
import { langOn, type Site } from '../site.ts'
import { Box, BoxGroup, type FormState } from './field.tsx'

/** A topic that can be followed, in one language, with the consent text as it is kept. */
export type TopicChoice = {
  topic: string
  locale: Locale
  name: string
  description: string
  consentText: string
  consentVersion: number
}

type TopicBoxesProps = {
  site: Site
  /** What the boxes are called in the form; each box's value is its topic. */
  name: 'topics' | 'newsletter'
  /** What the version of each consent text is called, before a dot and the topic. */
  version: 'consentVersion' | 'topicVersion'
  topics: readonly TopicChoice[]
  chosen: readonly string[]
}

/** A box for each topic: its label is what one agrees to. Says with hidden fields which texts were shown. */
export function TopicBoxes({ site, name, version, topics, chosen }: TopicBoxesProps) {
  return (
    <>
      {topics.map(({ topic, ...choice }, index) => (
        <>
          <Box
            id={index === 0 ? name : `${name}-${topic}`}
            name={name}
            value={topic}
            checked={chosen.includes(topic)}
            lang={langOn(site, choice.locale)}
            hint={choice.description === '' ? undefined : choice.description}
            needsAge
          >
            <strong>{choice.name}</strong> {choice.consentText}
          </Box>
          <input type="hidden" name={`${version}.${topic}`} value={String(choice.consentVersion)} />
        </>
      ))}
    </>
  )
}

type TopicChoicesProps = TopicBoxesProps & { form: FormState; legend: string; hint?: string }

/** The topics as a question of a form. */
export function TopicChoices({ form, legend, hint, ...boxes }: TopicChoicesProps) {
  return (
    <BoxGroup
      site={boxes.site}
      form={form}
      name={boxes.name}
      legend={legend}
      {...(hint === undefined ? {} : { hint })}
    >
      <TopicBoxes {...boxes} />
    </BoxGroup>
  )
}
