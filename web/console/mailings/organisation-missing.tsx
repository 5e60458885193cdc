import { useConsole } from '../caller.tsx'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/mailing-editor.ts'
import { sendingTexts } from '../texts/mailing-sending.ts'

/** Nobody has said who the organisation is: without that, no mail goes. */
export function OrganisationMissing() {
  const t = useTexts(editorTexts)
  return (
    <div class="notice warn" role="status">
      <p>{t.organisationMissing}</p>
      <ToOrganisation />
    </div>
  )
}

/** Where it is filled in, for who may. */
export function ToOrganisation() {
  const t = useTexts(sendingTexts)
  const { may, isPartner } = useConsole()
  return (
    <p>{may('admin') && !isPartner ? <a href="/console/organisation">{t.toOrganisation}</a> : t.toAdmin}</p>
  )
}
