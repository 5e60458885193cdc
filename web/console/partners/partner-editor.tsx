import { refusedHere } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { TextArea, TextField } from '../kit/field.tsx'
import { ImageField } from '../kit/image-field.tsx'
import { KeptForm } from '../kit/kept-form.tsx'
import { say } from '../kit/status.tsx'
import { useDraft } from '../kit/use-draft.ts'
import { useTexts } from '../language.tsx'
import { kitTexts } from '../texts/kit.ts'
import { partnersTexts } from '../texts/partners.ts'
import { bodyOf, formOf, PARTNERS_PATH, type Partner, type PartnerForm } from './partner.ts'

/** What a partner can be called in addresses. */
const CODE = /^[a-z0-9-]{2,40}$/

const NEW: PartnerForm = { partner: '', name: '', url: '', image: null, members: '', former: '', version: 0 }

/** Writes a partner, new or known, and says who its people are. */
export function PartnerEditor(props: {
  partner?: Partner
  onSaved: (partner: Partner) => void
  onConflict: () => void
}) {
  const { partner, onSaved, onConflict } = props
  const t = useTexts(partnersTexts)
  const kit = useTexts(kitTexts)
  const { api } = useConsole()
  const saved = partner === undefined ? NEW : formOf(partner)
  const draft = useDraft<PartnerForm>(`partner.${partner?.partner ?? 'new'}`, saved)
  const { value, change } = draft
  return (
    <KeptForm
      draft={draft}
      saved={saved}
      theirs={<p>{[saved.name, saved.members].join(': ')}</p>}
      onConflict={onConflict}
      {...(partner === undefined ? { taken: t.codeTaken } : {})}
      onSave={async (typed, signal) => {
        if (!CODE.test(typed.partner)) throw refusedHere('partner', t.codeMalformed)
        const answer = await api.put<Partner>(`${PARTNERS_PATH}/${typed.partner}`, bodyOf(typed), { signal })
        draft.forget()
        say(kit.saved)
        onSaved(answer)
      }}
    >
      {partner === undefined && (
        <TextField
          name="partner"
          label={t.code}
          hint={t.codeHint}
          problem={value.partner === '' || CODE.test(value.partner) ? undefined : t.codeMalformed}
          maxLength={40}
          value={value.partner}
          onChange={(typed) => change({ partner: typed.toLowerCase() })}
        />
      )}
      <TextField
        name="name"
        label={t.name}
        maxLength={150}
        value={value.name}
        onChange={(name) => change({ name })}
      />
      <TextField
        name="url"
        label={t.url}
        hint={t.urlHint}
        type="url"
        optional
        maxLength={500}
        value={value.url}
        onChange={(url) => change({ url })}
      />
      <ImageField
        name="image"
        label={t.logo}
        hint={t.logoHint}
        image={value.image}
        onChange={(image) => change({ image })}
      />
      <TextArea
        name="members"
        label={t.membersLabel}
        hint={t.membersHint}
        rows={4}
        value={value.members}
        onChange={(members) => change({ members })}
      />
      {saved.former !== '' && (
        <TextArea
          name="former"
          label={t.former}
          hint={t.formerHint}
          rows={3}
          value={value.former}
          onChange={(former) => change({ former })}
        />
      )}
    </KeptForm>
  )
}
