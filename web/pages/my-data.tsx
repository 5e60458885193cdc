import { ErrorSummary } from '../components/error-summary.tsx'
import { Facts } from '../components/facts.tsx'
import { Checkbox, EMPTY_FORM, type FormState } from '../components/field.tsx'
import { Layout } from '../components/layout.tsx'
import type { MyDataView } from '../components/my-data-view.ts'
import { MySignature, NAME_FIELDS } from '../components/my-signature.tsx'
import { langOn, myDataLinkPath, type Site } from '../site.ts'
import { formats } from '../texts/format.ts'
import { texts, wordFor } from '../texts/texts.ts'

export type { MyDataView } from '../components/my-data-view.ts'

export type MyDataPageProps = {
  site: Site
  token: string
  data: MyDataView
  /** What was just done. */
  done?: 'withdrawn' | 'corrected' | 'unsubscribed'
  errors: FormState['errors']
  /** What was filled in that could not be done; `petition` says whose name. */
  values: FormState['values']
}

type PartProps = Pick<MyDataPageProps, 'site' | 'token' | 'data'>

/** All that is kept of a person, and what they can do about it. */
export function MyDataPage({ site, token, data, done, errors, values }: MyDataPageProps) {
  const t = texts(site.locale).myData
  const wrong = values['petition']
  const form = { values, errors }
  const isEmpty = Object.values(data).every((part) => Array.isArray(part) && part.length === 0)
  return (
    <Layout site={site} title={t.title} invalid={errors.length > 0}>
      <ErrorSummary
        site={site}
        errors={errors}
        fields={wrong === undefined ? ['sure'] : NAME_FIELDS}
        suffix={wrong === undefined ? '' : `-${wrong}`}
      />
      {done !== undefined && (
        <section class="notice" role="status" aria-labelledby="done-title">
          <h2 id="done-title">{t.done[done].title}</h2>
          <p>{t.done[done].text}</p>
        </section>
      )}
      <div class="opening">
        <h1>{t.title}</h1>
        <p class="lead">{isEmpty ? t.nothing : t.lead}</p>
        <p>{t.private}</p>
      </div>
      <section aria-labelledby="signatures">
        <h2 id="signatures">{t.signatures}</h2>
        {data.signatures.length === 0 ? (
          <p>{t.noSignatures}</p>
        ) : (
          <ul class="records">
            {data.signatures.map((signature) => (
              <MySignature
                site={site}
                token={token}
                signature={signature}
                form={signature.petition === wrong && errors.length > 0 ? form : undefined}
              />
            ))}
          </ul>
        )}
      </section>
      <Subscriptions site={site} token={token} data={data} />
      <Receipts site={site} data={data} />
      <Happenings site={site} data={data} />
      <section aria-labelledby="download">
        <h2 id="download">{t.downloadTitle}</h2>
        <p>{t.downloadLead}</p>
        <Action site={site} token={token} action="download" words={t.download} />
      </section>
      <Erase site={site} token={token} form={wrong === undefined ? form : EMPTY_FORM} />
    </Layout>
  )
}

type ActionProps = Pick<PartProps, 'site' | 'token'> & {
  action: 'download' | 'unsubscribe'
  words: string
  list?: string
  /** The id of what it is done to. */
  about?: string
}

function Action({ site, token, action, words, list, about }: ActionProps) {
  return (
    <form method="post" action={myDataLinkPath(site.locale, token)}>
      <input type="hidden" name="action" value={action} />
      {list !== undefined && <input type="hidden" name="list" value={list} />}
      <button type="submit" class="button quiet" aria-describedby={about}>
        {words}
      </button>
    </form>
  )
}

function Subscriptions({ site, token, data }: PartProps) {
  const t = texts(site.locale).myData
  const { dateTime } = formats(site.locale)
  return (
    <section aria-labelledby="subscriptions">
      <h2 id="subscriptions">{t.subscriptions}</h2>
      {data.subscriptions.length === 0 && <p>{t.noSubscriptions}</p>}
      {data.subscriptions.length > 0 && (
        <ul class="records">
          {data.subscriptions.map(({ list, state, email, ...subscription }) => (
            <li class="panel">
              <h3 id={`list-${list}`} lang={langOn(site, subscription.nameLocale)}>
                {subscription.name}
              </h3>
              <p>
                {state === 'active' || subscription.endedAt === undefined
                  ? t.following(dateTime(subscription.since))
                  : t.left(dateTime(subscription.endedAt))}
              </p>
              <Facts
                facts={[
                  [t.goesTo, email],
                  [t.language, texts(subscription.locale).language],
                ]}
              />
              {state === 'active' && (
                <Action
                  site={site}
                  token={token}
                  action="unsubscribe"
                  words={t.leave}
                  list={list}
                  about={`list-${list}`}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Receipts({ site, data }: Omit<PartProps, 'token'>) {
  const t = texts(site.locale).myData
  const { dateTime } = formats(site.locale)
  if (data.receipts.length === 0) return null
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{t.receipts}</h2>
      <p>{t.receiptsHint}</p>
      <ul class="records">
        {data.receipts.map((receipt) => (
          <li class="panel">
            <h3>{receipt.name}</h3>
            <Facts
              facts={[
                [t.consent, `${receipt.text ?? ''} (${t.consentVersion(receipt.version)})`.trim()],
                [t.channel, wordFor(t.channels, receipt.channel, receipt.channel)],
                [t.askedAt, dateTime(receipt.askedAt)],
                [t.confirmedAt, dateTime(receipt.confirmedAt)],
                [t.withdrawnAt, receipt.withdrawnAt && dateTime(receipt.withdrawnAt)],
              ]}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What waits, what was mailed, what came back, and what is no longer sent. */
function Happenings({ site, data }: Omit<PartProps, 'token'>) {
  const t = texts(site.locale).myData
  const { dateTime } = formats(site.locale)
  const { suppression } = data
  const parts = [
    {
      id: 'requests',
      title: t.requests,
      items: data.requests.map(({ names, requestedAt }) =>
        t.request(names.join(', '), dateTime(requestedAt)),
      ),
    },
    {
      id: 'mails',
      title: t.mails,
      items: data.mails.map(({ at, kind }) => `${dateTime(at)}: ${wordFor(t.mailKinds, kind, t.otherMail)}`),
    },
    {
      id: 'feedback',
      title: t.feedback,
      items: data.feedback.map(
        ({ at, kind }) => `${dateTime(at)}: ${wordFor(t.feedbackKinds, kind, t.otherFeedback)}`,
      ),
    },
    {
      id: 'suppression',
      title: t.suppression,
      items:
        suppression === undefined
          ? []
          : [
              t.suppressed[suppression.scope],
              `${wordFor(t.because, suppression.because, '')} ${t.since(dateTime(suppression.at))}`.trim(),
            ],
    },
  ]
  return (
    <>
      {parts
        .filter(({ items }) => items.length > 0)
        .map(({ id, title, items }) => (
          <section aria-labelledby={id}>
            <h2 id={id}>{title}</h2>
            <ul>
              {items.map((item) => (
                <li>{item}</li>
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}

function Erase({ site, token, form }: Pick<PartProps, 'site' | 'token'> & { form: FormState }) {
  const t = texts(site.locale).myData
  return (
    <section class="panel" aria-labelledby="erase">
      <h2 id="erase">{t.eraseTitle}</h2>
      <p>{t.eraseLead}</p>
      <ul>
        {t.eraseItems.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
      <p>{t.eraseKept}</p>
      <form method="post" action={myDataLinkPath(site.locale, token)} novalidate>
        <input type="hidden" name="action" value="erase" />
        <Checkbox site={site} form={form} name="sure" required>
          {t.eraseSure}
        </Checkbox>
        <button type="submit" class="button">
          {t.erase}
        </button>
      </form>
    </section>
  )
}
