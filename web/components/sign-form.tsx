import { COUNTRIES } from '../../functions/domain/country.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import { langOn, privacyPath, type Site, signaturesPath } from '../site.ts'
import { formats } from '../texts/format.ts'
import { texts } from '../texts/texts.ts'
import { Checkbox, type FormState, SelectField, TextField } from './field.tsx'

export type SignForm = FormState

export type SignFormProps = {
  site: Site
  form: SignForm
  petition: {
    slug: string
    /** The language of the consent text. */
    locale: Locale
    consentText: string
    consentVersion: number
    asks: { city: boolean; postalCode: boolean }
    closesAt?: string
    source?: string
    partner?: string
  }
}

/** The fields that a signer sees, in their order; others are hidden. */
export const SIGN_FIELDS = [
  'givenName',
  'familyName',
  'email',
  'city',
  'postalCode',
  'country',
  'consent',
  'showName',
  'ageConfirmed',
] as const

/** The petition's form: CONTRACT "Form fields of a signature". Errors come from the server, in its words. */
export function SignFormSection({ site, petition, form }: SignFormProps) {
  const t = texts(site.locale).petition
  const given = { site, form }
  return (
    <section class="sign" id="sign" aria-labelledby="sign-title">
      <h2 id="sign-title">{t.formTitle}</h2>
      <form method="post" action={signaturesPath(site.locale, petition.slug)} novalidate data-sign>
        <div class="pair">
          <TextField
            {...given}
            name="givenName"
            label={t.givenName}
            autocomplete="given-name"
            autocapitalize="words"
            maxlength={200}
            codes={{ missing: 'name-missing' }}
          />
          <TextField
            {...given}
            name="familyName"
            label={t.familyName}
            autocomplete="family-name"
            autocapitalize="words"
            maxlength={200}
            codes={{ missing: 'name-missing' }}
          />
        </div>
        <TextField
          {...given}
          name="email"
          label={t.email}
          hint={t.emailHint}
          type="email"
          inputmode="email"
          autocomplete="email"
          autocapitalize="none"
          maxlength={320}
          codes={{ missing: 'email-missing', malformed: 'email-malformed' }}
        />
        {petition.asks.city && (
          <TextField
            {...given}
            name="city"
            label={t.city}
            autocomplete="address-level2"
            autocapitalize="words"
            maxlength={200}
            optional
          />
        )}
        {petition.asks.postalCode && (
          <TextField
            {...given}
            name="postalCode"
            label={t.postalCode}
            autocomplete="postal-code"
            autocapitalize="characters"
            maxlength={20}
            optional
          />
        )}
        <SelectField
          {...given}
          name="country"
          label={t.country}
          autocomplete="country"
          options={countries(site.locale)}
          preset="NL"
        />
        <fieldset>
          <legend>{t.consent}</legend>
          <Checkbox
            {...given}
            name="consent"
            lang={langOn(site, petition.locale)}
            required
            codes={{ missing: 'consent-missing' }}
          >
            {petition.consentText}
          </Checkbox>
          <p class="aside">
            <a href={privacyPath(site.locale)}>{t.privacyLink}</a>
          </p>
        </fieldset>
        <fieldset>
          <legend>{t.publicName}</legend>
          <Checkbox {...given} name="showName">
            {t.showName}
          </Checkbox>
          <Checkbox {...given} name="ageConfirmed" hint={t.ageHint} codes={{ missing: 'age-missing' }}>
            {t.ageConfirmed}
          </Checkbox>
        </fieldset>
        <Honeypot label={t.honeypot} />
        <input type="hidden" name="consentVersion" value={String(petition.consentVersion)} />
        {petition.source !== undefined && <input type="hidden" name="source" value={petition.source} />}
        {petition.partner !== undefined && <input type="hidden" name="partner" value={petition.partner} />}
        <button type="submit" class="button" data-sending={t.sending}>
          {t.submit}
        </button>
        <p class="afterwards">{t.afterwards}</p>
        {petition.closesAt !== undefined && <p class="afterwards">{t.closesAt(petition.closesAt)}</p>}
      </form>
    </section>
  )
}

/** A field for machines. Out of sight and reach; its label warns whoever meets it in a text browser. */
function Honeypot({ label }: { label: string }) {
  return (
    <div class="honeypot" aria-hidden="true">
      <label for="website">{label}</label>
      <input id="website" name="website" type="text" tabindex={-1} autocomplete="off" />
    </div>
  )
}

type Option = { value: string; label: string }

const countryLists = new Map<Locale, Option[]>()

/** Every country, by its name in the reader's language; made once per language. */
function countries(locale: Locale): Option[] {
  const known = countryLists.get(locale)
  if (known !== undefined) return known
  const list = formats(locale)
    .byName(COUNTRIES)
    .map(({ code, name }) => ({ value: code, label: name }))
  countryLists.set(locale, list)
  return list
}
