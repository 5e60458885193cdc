import { topicList } from '../../functions/domain/list.ts'
import { LOCALES, type Locale } from '../../functions/domain/locale.ts'
import { Box, BoxGroup, EMPTY_FORM, SelectField } from '../components/field.tsx'
import { Layout } from '../components/layout.tsx'
import { type TopicChoice, TopicChoices } from '../components/topic-choices.tsx'
import { langOn, newsletterPath, preferencesPath, type Site } from '../site.ts'
import { LANGUAGE_NAMES } from '../texts/language-names.ts'
import { texts } from '../texts/texts.ts'

/** A petition whose updates are followed; `name` is its title. */
export type FollowedUpdates = { list: string; name: string; locale: Locale }

export type PreferencesPageProps = {
  site: Site
  token: string
  /** The language of this person's mail. */
  locale: Locale
  topics: readonly (TopicChoice & { following: boolean })[]
  updates: readonly FollowedUpdates[]
  /** What was just saved; `asked`: new topics wait for the press of a button in a mail. */
  saved?: { asked: boolean }
  /** Whether an address is kept, so that new topics can be asked for here. */
  canAdd: boolean
}

/** What one follows, to change or to leave. Shows no name and no address: mails get forwarded. */
export function PreferencesPage({ site, saved, ...props }: PreferencesPageProps) {
  const t = texts(site.locale).preferences
  return (
    <Layout site={site} title={t.title}>
      {saved !== undefined && (
        <section class="notice" role="status" aria-labelledby="saved-title">
          <h2 id="saved-title">{t.savedTitle}</h2>
          {props.canAdd && <p>{t.saved}</p>}
          {saved.asked && <p>{t.savedAsked}</p>}
        </section>
      )}
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{props.canAdd ? t.lead : t.nothing}</p>
      </div>
      {props.canAdd ? (
        <Choices site={site} {...props} />
      ) : (
        <>
          <p>{t.startAgain}</p>
          <p>
            <a class="button" href={newsletterPath(site.locale)}>
              {texts(site.locale).newsletter.toForm}
            </a>
          </p>
        </>
      )}
    </Layout>
  )
}

function Choices({ site, token, locale, topics, updates }: Omit<PreferencesPageProps, 'saved' | 'canAdd'>) {
  const t = texts(site.locale).preferences
  const following = topics.filter((topic) => topic.following).map(({ topic }) => topic)
  return (
    <>
      <section class="panel" aria-label={t.title}>
        <form method="post" action={preferencesPath(site.locale, token)}>
          {[...following.map(topicList), ...updates.map(({ list }) => list)].map((list) => (
            <input type="hidden" name="shown" value={list} />
          ))}
          {topics.length > 0 && (
            <TopicChoices
              site={site}
              form={EMPTY_FORM}
              name="topics"
              version="consentVersion"
              topics={topics}
              chosen={following}
              legend={t.topics}
              hint={t.newOnes}
            />
          )}
          {updates.length > 0 && (
            <BoxGroup site={site} form={EMPTY_FORM} name="updates" legend={t.updates} hint={t.updatesHint}>
              {updates.map(({ list, name, locale: language }) => (
                <Box id={list} name="updates" value={list} checked lang={langOn(site, language)}>
                  {name}
                </Box>
              ))}
            </BoxGroup>
          )}
          <SelectField
            site={site}
            form={EMPTY_FORM}
            name="locale"
            label={t.language}
            autocomplete="language"
            options={LOCALES.map((one) => ({ value: one, label: LANGUAGE_NAMES[one] }))}
            preset={locale}
          />
          <button type="submit" class="button">
            {t.save}
          </button>
        </form>
      </section>
      <section aria-labelledby="everything-title">
        <h2 id="everything-title">{t.everythingTitle}</h2>
        <p>{t.everything}</p>
        <form class="lone" method="post" action={preferencesPath(site.locale, token)}>
          <input type="hidden" name="everything" value="1" />
          <button type="submit" class="button quiet">
            {t.everythingButton}
          </button>
        </form>
      </section>
    </>
  )
}
