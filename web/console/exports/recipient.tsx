import { Badge } from '../kit/badge.tsx'
import { Select } from '../kit/field.tsx'
import { useTexts } from '../language.tsx'
import type { ConsentVersion } from '../petitions/petition.ts'
import { exportsTexts } from '../texts/exports.ts'
import { type RecipientChoice, recipientChoices, type Subjects } from './subjects.ts'

/** To whom names can be handed: only recipients that a consent text names, beside every text that signers agreed to. */
export function RecipientField(props: {
  subjects: Subjects
  subject: string
  chosen: RecipientChoice | undefined
  onChange: (name: string) => void
}) {
  const { subjects, subject, chosen, onChange } = props
  const t = useTexts(exportsTexts)
  const petition = subjects.petitions.find(({ slug }) => subject === `petition:${slug}`)
  const options = namedRecipients(subjects, subject)
  return (
    <>
      {chosen === undefined ? (
        <p class="notice warn">{t.nobodyNamed}</p>
      ) : (
        <Select
          name="recipient"
          label={t.recipient}
          hint={t.recipientHint}
          value={chosen.name}
          options={options.map(({ name }) => ({ value: name, label: name }))}
          onChange={onChange}
        />
      )}
      <ConsentTexts versions={petition?.consentVersions ?? []} chosen={chosen} />
    </>
  )
}

/** Those to whom at least somebody may have agreed. */
export const namedRecipients = (subjects: Subjects, subject: string): RecipientChoice[] =>
  recipientChoices(subjects, subject).filter(({ naming }) => naming.length > 0)

function ConsentTexts(props: { versions: readonly ConsentVersion[]; chosen: RecipientChoice | undefined }) {
  const { versions, chosen } = props
  const t = useTexts(exportsTexts)
  const differing = [...new Map(versions.map((one) => [one.hash, one])).values()]
  if (differing.length === 0) return null
  const isNaming = ({ hash }: ConsentVersion) => chosen?.naming.some((one) => one.hash === hash) === true
  return (
    <div class="field">
      <p class="strong">{t.consentSays}</p>
      {differing.map((one) => (
        <blockquote key={one.hash} class="said">
          <p lang={one.locale}>{one.text}</p>
          {chosen !== undefined && (
            <Badge tone={isNaming(one) ? 'good' : 'plain'}>{isNaming(one) ? t.names : t.namesNot}</Badge>
          )}
        </blockquote>
      ))}
    </div>
  )
}
