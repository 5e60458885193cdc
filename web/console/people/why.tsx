import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { useTexts } from '../language.tsx'
import { peopleTexts } from '../texts/people.ts'
import { suppressionsTexts } from '../texts/suppressions.ts'
import { type Person, type Reason, whyNoMail } from './person.ts'

/** "Why did she get no mail?", answered in words; with the suppression that may be lifted. */
export function WhyNoMail({ person, onLift }: { person: Person; onLift: () => void }) {
  const t = useTexts(peopleTexts)
  const reasons = whyNoMail(person)
  const stops = person.mailBlocked.startsWith('suppressed')
  return (
    <Section title={t.whyTitle}>
      <div class={stops ? 'notice warn' : 'notice'}>
        <ul class="reasons">
          {reasons.map((reason) => (
            <li key={`${reason.why} ${reason.at}`}>
              <Said reason={reason} />
            </li>
          ))}
        </ul>
        {person.suppression !== undefined && (
          <button type="button" class="button quiet small" onClick={onLift}>
            {t.lift}
          </button>
        )}
      </div>
    </Section>
  )
}

function Said({ reason: { why, at, detail } }: { reason: Reason }) {
  const t = useTexts(peopleTexts)
  const { reasons } = useTexts(suppressionsTexts)
  const { dateTime } = useFormats()
  const suppressed = why === 'suppressed-all' || why === 'suppressed-bulk'
  const because = detail === undefined ? undefined : ((suppressed ? reasons : t.details)[detail] ?? detail)
  return (
    <>
      {t.why[why]}
      {at !== undefined && ` (${dateTime(at)})`}
      {/[.]$/.test(t.why[why]) ? '' : '.'} {because !== undefined && t.because(because)}
    </>
  )
}
