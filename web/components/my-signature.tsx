import { langOn, myDataLinkPath, type Site } from '../site.ts'
import { formats } from '../texts/format.ts'
import { texts } from '../texts/texts.ts'
import { Facts } from './facts.tsx'
import { EMPTY_FORM, type FormState, TextField } from './field.tsx'
import type { MyDataView } from './my-data-view.ts'

type MySignature = MyDataView['signatures'][number]

/** The fields of a corrected name. */
export const NAME_FIELDS = ['givenName', 'familyName'] as const

type MySignatureProps = {
  site: Site
  token: string
  signature: MySignature
  /** What was filled in as this signature's name, where it could not be saved. */
  form?: FormState | undefined
}

/** One signature with all that is kept of it; its name can be corrected, and it can be withdrawn. */
export function MySignature({ site, token, signature, form }: MySignatureProps) {
  const t = texts(site.locale).myData
  const { dateTime, byName } = formats(site.locale)
  const day = (instant: string | undefined) => (instant === undefined ? undefined : dateTime(instant))
  const id = `signature-${signature.petition}`
  const { consent } = signature
  const name = `${signature.givenName} ${signature.familyName}`.trim()
  const isStanding = ['pending', 'confirmed', 'held'].includes(signature.state)
  return (
    <li class="panel">
      <h3 id={id} lang={langOn(site, signature.titleLocale)}>
        {signature.title}
      </h3>
      <Facts
        facts={[
          [t.state, t.states[signature.state]],
          [t.name, name === '' ? undefined : <span dir="auto">{name}</span>],
          [t.email, signature.email],
          [t.city, signature.city],
          [t.postalCode, signature.postalCode],
          [t.country, byName([signature.country])[0]?.name],
          [t.publicName, signature.showName ? t.nameShown : t.nameHidden],
          [t.source, signature.source],
          [t.partner, signature.partner],
          [t.via, signature.via],
          [t.requestedAt, day(signature.requestedAt)],
          [t.confirmedAt, day(signature.confirmedAt)],
          [t.withdrawnAt, day(consent.withdrawnAt)],
          [
            t.consent,
            <>
              {consent.text !== undefined && (
                <span lang={langOn(site, consent.locale ?? signature.titleLocale)}>{consent.text} </span>
              )}
              ({t.consentVersion(consent.version)})
            </>,
          ],
        ]}
      />
      {isStanding && (
        <>
          <CorrectName site={site} token={token} signature={signature} form={form} />
          <form class="lone" method="post" action={myDataLinkPath(site.locale, token)}>
            <input type="hidden" name="action" value="withdraw" />
            <input type="hidden" name="petition" value={signature.petition} />
            <button type="submit" class="button quiet" aria-describedby={`${id} ${id}-withdraw`}>
              {t.withdraw}
            </button>
            <p class="afterwards" id={`${id}-withdraw`}>
              {t.withdrawHint}
            </p>
          </form>
        </>
      )}
    </li>
  )
}

/** Out of the way until it is wanted; open where something in it is wrong. */
function CorrectName({ site, token, signature, form }: MySignatureProps) {
  const { myData: t, petition: words } = texts(site.locale)
  const { givenName, familyName, petition } = signature
  const filled = form ?? { ...EMPTY_FORM, values: { givenName, familyName } }
  const suffix = `-${petition}`
  return (
    <details open={form !== undefined}>
      <summary>{t.correct}</summary>
      <form method="post" action={myDataLinkPath(site.locale, token)} novalidate>
        <input type="hidden" name="action" value="correct" />
        <input type="hidden" name="petition" value={petition} />
        {NAME_FIELDS.map((name) => (
          <TextField
            site={site}
            form={filled}
            name={name}
            id={`${name}${suffix}`}
            label={words[name]}
            autocomplete={name === 'givenName' ? 'given-name' : 'family-name'}
            autocapitalize="words"
            maxlength={200}
          />
        ))}
        <button type="submit" class="button quiet">
          {t.save}
        </button>
      </form>
    </details>
  )
}
