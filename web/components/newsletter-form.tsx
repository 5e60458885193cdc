import { newsletterPath, privacyPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'
import { Checkbox, EmailField, type FormState } from './field.tsx'
import { type TopicChoice, TopicChoices } from './topic-choices.tsx'

/** What was filled in, and the topics that were ticked. */
export type NewsletterFormState = FormState & { chosen: readonly string[] }

export const EMPTY_NEWSLETTER_FORM: NewsletterFormState = { values: {}, errors: [], chosen: [] }

/** The fields that are shown, in their order. */
export const NEWSLETTER_FIELDS = ['topics', 'email', 'consent', 'ageConfirmed'] as const

type NewsletterFormProps = { site: Site; topics: readonly TopicChoice[]; form: NewsletterFormState }

/** To follow topics by mail: which, where to, and a consent that nobody has ticked in advance. */
export function NewsletterForm({ site, topics, form }: NewsletterFormProps) {
  const words = texts(site.locale)
  const t = words.newsletter
  const given = { site, form }
  return (
    <form method="post" action={newsletterPath(site.locale)} novalidate>
      <TopicChoices
        {...given}
        name="topics"
        version="consentVersion"
        topics={topics}
        chosen={form.chosen}
        legend={t.topics}
        {...(topics.length > 1 ? { hint: t.topicsHint } : {})}
      />
      <EmailField {...given} label={words.petition.email} hint={t.emailHint} />
      <fieldset>
        <legend>{t.consentTitle}</legend>
        <Checkbox {...given} name="consent" required>
          {t.consent}
        </Checkbox>
        <Checkbox {...given} name="ageConfirmed" hint={t.ageHint} required>
          {t.ageConfirmed}
        </Checkbox>
        <p class="aside">
          <a href={privacyPath(site.locale)}>{words.petition.privacyLink}</a>
        </p>
      </fieldset>
      <button type="submit" class="button">
        {t.submit}
      </button>
      <p class="afterwards">{t.afterwards}</p>
    </form>
  )
}
