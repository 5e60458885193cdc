import { useConsole } from '../caller.tsx'
import { useFormats } from '../kit/format.ts'
import { Loaded } from '../kit/loaded.tsx'
import { Page, Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { type Resource, useResource } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { topicsTexts } from '../texts/topics.ts'
import { TOPICS_PATH, type Topic, topicName } from '../topics/topic.ts'
import { TopicEditor } from '../topics/topic-editor.tsx'
import type { ViewProps } from '../view-props.ts'

/** One topic: what it says, who sends it, and every consent text that was shown of it. */
export default function TopicView({ params: { topic: name = '' } }: ViewProps) {
  const t = useTexts(topicsTexts)
  const { language } = useLanguage()
  const topic = useResource<Topic>(`${TOPICS_PATH}/${name}`)
  return (
    <Page
      title={topic.data === undefined ? t.topic : topicName(topic.data, language)}
      back={{ href: '/console/topics', label: t.back }}
    >
      <Loaded resource={topic}>{(data) => <Shown topic={data} resource={topic} />}</Loaded>
    </Page>
  )
}

function Shown({ topic, resource }: { topic: Topic; resource: Resource<Topic> }) {
  const t = useTexts(topicsTexts)
  const { may, isPartner } = useConsole()
  const { dateTime, language } = useFormats()
  const { organisation, consentVersions } = topic
  return (
    <>
      {may(isPartner ? 'campaigner' : 'admin') ? (
        <TopicEditor topic={topic} onSaved={resource.put} onConflict={resource.reload} />
      ) : (
        <dl class="details">
          <dt>{t.sender}</dt>
          <dd>
            {organisation.name}, {organisation.postalAddress}
          </dd>
          <dt>{t.state}</dt>
          <dd>{topic.open ? t.open : t.closed}</dd>
        </dl>
      )}
      <Section title={t.versions}>
        <Table
          caption={t.versions}
          items={[...consentVersions].reverse()}
          rowKey={({ locale, version }) => `${locale} ${version}`}
          columns={[
            { heading: t.version, cell: ({ version, locale }) => `${language(locale)}, ${version}` },
            { heading: t.text, long: true, cell: ({ text, locale }) => <span lang={locale}>{text}</span> },
            { heading: t.since, cell: ({ since }) => dateTime(since) },
          ]}
          empty={null}
        />
      </Section>
    </>
  )
}
