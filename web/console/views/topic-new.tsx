import { useLocation } from 'preact-iso/router'
import { Page } from '../kit/page.tsx'
import { useTexts } from '../language.tsx'
import { topicsTexts } from '../texts/topics.ts'
import { TopicEditor } from '../topics/topic-editor.tsx'

/** Makes a topic. */
export default function TopicNew() {
  const t = useTexts(topicsTexts)
  const { route } = useLocation()
  return (
    <Page title={t.newTopic} back={{ href: '/console/topics', label: t.back }}>
      <TopicEditor onSaved={({ topic }) => route(`/console/topics/${topic}`)} onConflict={() => {}} />
    </Page>
  )
}
