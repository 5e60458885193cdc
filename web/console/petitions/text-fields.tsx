import { useState } from 'preact/hooks'
import { textsNaming } from '../../../functions/domain/hand-over.ts'
import { LOCALES } from '../../../functions/domain/locale.ts'
import { Confirm } from '../kit/dialog.tsx'
import { TextArea, TextField } from '../kit/field.tsx'
import { useProblems } from '../kit/form.tsx'
import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { LanguageTabs } from '../kit/tabs.tsx'
import { useTexts } from '../language.tsx'
import { editorTexts } from '../texts/editor.ts'
import type { ConsentVersion, Petition } from './petition.ts'
import { type TextField as Field, NO_TEXTS, type PetitionForm, type TextForm } from './petition-form.ts'

/** A petition's words, by language. */
export function TextFields(props: {
  petition: Petition
  form: PetitionForm
  base: PetitionForm
  locale: string
  onLocale: (locale: string) => void
  onChange: (change: (form: PetitionForm) => PetitionForm) => void
}) {
  const { petition, form, base, locale, onLocale, onChange } = props
  const t = useTexts(editorTexts)
  const problems = useProblems()
  const words = form.texts[locale] ?? NO_TEXTS
  const set = (field: Field) => (text: string) =>
    onChange((seen) => withText(seen, locale, { [field]: text }))
  const common = (field: Field) => ({
    name: `texts.${locale}.${field}`,
    value: words[field],
    onChange: set(field),
    lang: locale,
    label: t[field],
  })
  return (
    <Section title={t.texts} intro={t.textsIntro}>
      <LanguageTabs
        chosen={LOCALES.filter((one) => form.texts[one] !== undefined)}
        available={LOCALES}
        current={locale}
        wrong={LOCALES.filter((one) => problems.some(({ field }) => field.startsWith(`texts.${one}`)))}
        onChoose={onLocale}
        onAdd={(added) => onChange((seen) => withText(seen, added, {}))}
      >
        <TextField {...common('title')} hint={t.titleHint} maxLength={150} />
        <TextArea {...common('summary')} hint={t.summaryHint} rows={2} maxLength={300} />
        <TextField {...common('addressee')} hint={t.addresseeHint} maxLength={150} />
        <TextArea {...common('body')} hint={t.bodyHint} rows={10} maxLength={20_000} />
        <TextArea {...common('consent')} hint={t.consentHint} rows={2} maxLength={2_000} />
        {isUnnamed(words) && <p class="notice warn">{t.addresseeUnnamed(words.addressee)}</p>}
        <Versions
          of={petition.consentVersions.filter((version) => version.locale === locale)}
          changed={isChanged(words.consent, base.texts[locale]?.consent)}
        />
        <TextArea
          {...common('updatesConsent')}
          hint={t.updatesConsentHint}
          rows={2}
          maxLength={2_000}
          optional
        />
        <Versions
          of={(petition.updatesConsentVersions ?? []).filter((version) => version.locale === locale)}
          changed={isChanged(words.updatesConsent, base.texts[locale]?.updatesConsent)}
        />
        <TextArea {...common('shareText')} hint={t.shareTextHint} rows={2} maxLength={280} optional />
        {form.image !== null && <TextField {...common('imageAlt')} hint={t.imageAltHint} maxLength={300} />}
        <TextArea {...common('outcome')} hint={t.outcomeHint} rows={3} maxLength={20_000} optional />
        <TakeAway
          locale={locale}
          isSaved={base.texts[locale] !== undefined}
          isLast={!Object.keys(base.texts).some((one) => one !== locale && form.texts[one] !== undefined)}
          onTake={() => onChange((seen) => withoutLanguage(seen, locale))}
        />
      </LanguageTabs>
    </Section>
  )
}

/** Takes a language away, of which one that is saved must stay; says first what that does. */
function TakeAway(props: { locale: string; isSaved: boolean; isLast: boolean; onTake: () => void }) {
  const { locale, isSaved, isLast, onTake } = props
  const t = useTexts(editorTexts)
  const { language } = useFormats()
  const [asking, setAsking] = useState(false)
  if (isLast) return null
  const label = t.takeAway(language(locale))
  return (
    <div class="actions">
      <button type="button" class="button quiet small" onClick={() => (isSaved ? setAsking(true) : onTake())}>
        {label}
      </button>
      <Confirm
        open={asking}
        title={label}
        label={label}
        danger
        busy={false}
        onConfirm={() => {
          setAsking(false)
          onTake()
        }}
        onClose={() => setAsking(false)}
      >
        <ul>
          {t.takeAwayText(language(locale)).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Confirm>
    </div>
  )
}

/** What a change of a consent text means, and the versions that there are. */
function Versions({ of, changed }: { of: readonly ConsentVersion[]; changed: boolean }) {
  const t = useTexts(editorTexts)
  const { number, dateTime } = useFormats()
  if (of.length === 0) return null
  const newest = Math.max(...of.map(({ version }) => version))
  return (
    <div class="versions" role="status">
      {changed && <p class="notice warn">{t.newVersion(number(newest + 1))}</p>}
      {of.length > 1 && (
        <details class="more">
          <summary>{t.versions}</summary>
          <ul>
            {[...of].reverse().map(({ version, since, text, locale }) => (
              <li key={version}>
                <span class="hint">{t.versionSince(number(version), dateTime(since))}</span>
                <p lang={locale}>{text}</p>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

/** Names may be handed only to whom the consent names. */
const isUnnamed = ({ addressee, consent }: TextForm): boolean =>
  addressee.trim() !== '' &&
  consent.trim() !== '' &&
  textsNaming({ names: [addressee] }, [{ text: consent }]).length === 0

const isChanged = (now: string, before: string | undefined): boolean =>
  before !== undefined && before !== '' && now.trim() !== '' && now !== before

function withText(form: PetitionForm, locale: string, change: Partial<TextForm>): PetitionForm {
  const words = { ...(form.texts[locale] ?? NO_TEXTS), ...change }
  return { ...form, texts: { ...form.texts, [locale]: words } }
}

function withoutLanguage(form: PetitionForm, locale: string): PetitionForm {
  const { [locale]: _, ...texts } = form.texts
  return { ...form, texts }
}
