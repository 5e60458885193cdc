import { useConsole } from '../caller.tsx'
import { Badge } from '../kit/badge.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty } from '../kit/loaded.tsx'
import { Page } from '../kit/page.tsx'
import { PagedTable } from '../kit/paged-table.tsx'
import { usePages } from '../kit/use-pages.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { topicsTexts } from '../texts/topics.ts'
import { TOPICS_PATH, type Topic, topicName } from '../topics/topic.ts'

/** Everything that can be followed by newsletter. */
export default function Topics() {
  const t = useTexts(topicsTexts)
  const { may, isPartner } = useConsole()
  const { language } = useLanguage()
  const { list, language: languageName } = useFormats()
  const topics = usePages<Topic>(TOPICS_PATH)
  return (
    <Page
      title={t.title}
      actions={
        may('admin') &&
        !isPartner && (
          <a class="button" href="/console/topics/new">
            {t.newTopic}
          </a>
        )
      }
    >
      <p class="intro">{t.intro}</p>
      <PagedTable
        pages={topics}
        caption={t.title}
        rowKey={({ topic }) => topic}
        search={(topic) => `${topicName(topic, language)} ${topic.topic} ${topic.organisation.name}`}
        columns={[
          {
            heading: t.topic,
            cell: (topic) => <a href={`/console/topics/${topic.topic}`}>{topicName(topic, language)}</a>,
          },
          {
            heading: t.organisation,
            cell: ({ organisation, partner }) => (
              <>
                {organisation.name}
                {partner !== undefined && !isPartner && (
                  <span class="hint">
                    {' '}
                    {t.partner} {partner}
                  </span>
                )}
              </>
            ),
          },
          {
            heading: t.languages,
            cell: ({ texts }) => list(Object.keys(texts).map(languageName)),
          },
          {
            heading: t.state,
            cell: ({ open }) => <Badge tone={open ? 'good' : 'plain'}>{open ? t.open : t.closed}</Badge>,
          },
        ]}
        empty={
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        }
      />
    </Page>
  )
}
