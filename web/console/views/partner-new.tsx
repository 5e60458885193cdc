import { useLocation } from 'preact-iso/router'
import { Page } from '../kit/page.tsx'
import { useTexts } from '../language.tsx'
import { PartnerEditor } from '../partners/partner-editor.tsx'
import { partnersTexts } from '../texts/partners.ts'

/** Makes a partner. */
export default function PartnerNew() {
  const t = useTexts(partnersTexts)
  const { route } = useLocation()
  return (
    <Page title={t.newPartner} back={{ href: '/console/partners', label: t.back }}>
      <PartnerEditor onSaved={({ partner }) => route(`/console/partners/${partner}`)} onConflict={() => {}} />
    </Page>
  )
}
