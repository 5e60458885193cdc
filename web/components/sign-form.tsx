import { COUNTRIES } from '../../functions/domain/country.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import type { PetitionView } from '../petition-view.ts'
import { langOn, leaving, privacyPath, type Site, signaturesPath } from '../site.ts'
import { formats } from '../texts/format.ts'
import { texts } from '../texts/texts.ts'
import { BoxGroup, Checkbox, EmailField, type FormState, SelectField, TextField } from './field.tsx'
import { TopicBoxes } from './topic-choices.tsx'

/** What was filled in, and the topics that were ticked. */
export type SignForm = FormState & { chosen?: readonly string[] }

export type SignFormProps = {
  site: Site
  form: SignForm
  /** Where the form goes, where that is not the petition's own page. */
  action?: string
  /** The name of the partner by whose link the reader came, whose the signature is counted as. */
  partnerName?: string | undefined
  /** Its `locale` is the language of the consent text. */
  petition: Pick<
    PetitionView,
    | 'slug'
    | 'locale'
    | 'consentText'
    | 'consentVersion'
    | 'asks'
    | 'topics'
    | 'updates'
    | 'closesAt'
    | 'source'
    | 'partner'
    | 'via'
  >
}

const FIELDS = [
  'givenName',
  'familyName',
  'email',
  'city',
  'postalCode',
  'country',
  'consent',
  'updates',
  'newsletter',
  'showName',
  'ageConfirmed',
] as const

/** The fields that a signer of this petition sees, in their order. */
export function signFields({ asks, topics, updates }: SignFormProps['petition']): readonly string[] {
  const absent = {
    city: !asks.city,
    postalCode: !asks.postalCode,
    updates: updates === undefined,
    newsletter: topics.length === 0,
  }
  return FIELDS.filter((field) => !(field in absent && absent[field as keyof typeof absent]))
}

/** The petition's form: CONTRACT "Form fields of a signature". Errors come from the server, in its words. */
export function SignFormSection({ site, petition, form, action, partnerName }: SignFormProps) {
  const t = texts(site.locale).petition
  const given = { site, form }
  return (
    <section class="sign" id="sign" aria-labelledby="sign-title">
      <h2 id="sign-title">{t.formTitle}</h2>
      {partnerName !== undefined && <p class="via">{texts(site.locale).alliance.via(partnerName)}</p>}
      <form method="post" action={action ?? signaturesPath(site.locale, petition.slug)} novalidate data-sign>
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
        <EmailField
          {...given}
          label={t.email}
          hint={t.emailHint}
          codes={{ missing: 'email-missing', malformed: 'email-malformed' }}
          offer={t.useAddress('{}')}
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
            {t.dataTo(site.organisation)}{' '}
            <a href={privacyPath(site.locale)} {...leaving(site)}>
              {t.privacyLink}
            </a>
          </p>
        </fieldset>
        <Following site={site} petition={petition} form={form} />
        <fieldset>
          <legend>{t.publicName}</legend>
          <Checkbox {...given} name="showName" needsAge>
            {t.showName}
          </Checkbox>
        </fieldset>
        <fieldset>
          <legend>{t.age}</legend>
          <Checkbox
            {...given}
            name="ageConfirmed"
            hint={canFollow(petition) ? t.ageHintFollowing : t.ageHint}
            codes={{ missing: 'age-missing' }}
          >
            {t.ageConfirmed}
          </Checkbox>
        </fieldset>
        <Honeypot label={t.honeypot} />
        <input type="hidden" name="consentVersion" value={String(petition.consentVersion)} />
        <TextLocale name="consentLocale" locale={petition.locale} site={site} />
        {petition.source !== undefined && <input type="hidden" name="source" value={petition.source} />}
        {petition.partner !== undefined && <input type="hidden" name="partner" value={petition.partner} />}
        {petition.via !== undefined && <input type="hidden" name="via" value={petition.via} />}
        <button type="submit" class="button" data-sending={t.sending}>
          {t.submit}
        </button>
        <p class="afterwards">{t.afterwards}</p>
        {petition.closesAt !== undefined && <p class="afterwards">{t.closesAt(petition.closesAt)}</p>}
      </form>
    </section>
  )
}

const canFollow = ({ topics, updates }: SignFormProps['petition']): boolean =>
  topics.length > 0 || updates !== undefined

/** What can be followed with the same press: consents of their own, apart from that of signing. */
function Following({ site, petition, form }: SignFormProps) {
  if (!canFollow(petition)) return null
  const t = texts(site.locale).petition
  const { topics, updates } = petition
  return (
    <BoxGroup site={site} form={form} name="newsletter" legend={t.following} hint={t.followingHint}>
      {updates !== undefined && (
        <>
          <Checkbox site={site} form={form} name="updates" needsAge>
            <strong>{t.updates}</strong> <span lang={langOn(site, updates.locale)}>{updates.text}</span>
          </Checkbox>
          <input type="hidden" name="updatesVersion" value={String(updates.version)} />
          <TextLocale name="updatesLocale" locale={updates.locale} site={site} />
        </>
      )}
      <TopicBoxes
        site={site}
        name="newsletter"
        version="topicVersion"
        topics={topics}
        chosen={form.chosen ?? []}
      />
    </BoxGroup>
  )
}

/** Names the language of a text where it is not the page's: versions count in each. */
function TextLocale({ name, locale, site }: { name: string; locale: Locale; site: Site }) {
  return locale === site.locale ? null : <input type="hidden" name={name} value={locale} />
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
