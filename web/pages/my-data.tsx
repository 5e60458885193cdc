import { ErrorSummary } from '../components/error-summary.tsx'
import { Checkbox, EMPTY_FORM, type FormState } from '../components/field.tsx'
import { Layout } from '../components/layout.tsx'
import type { MyDataView } from '../components/my-data-view.ts'
import { MyReceipts, MySubscriptions } from '../components/my-following.tsx'
import { MyMail } from '../components/my-mail.tsx'
import { MySignature, NAME_FIELDS } from '../components/my-signature.tsx'
import { myDataLinkPath, type Site } from '../site.ts'
import { texts } from '../texts/texts.ts'

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
      {!isEmpty && (
        <>
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
          <MySubscriptions site={site} token={token} subscriptions={data.subscriptions} />
          <MyReceipts site={site} receipts={data.receipts} />
          <MyMail site={site} data={data} />
          <section aria-labelledby="download">
            <h2 id="download">{t.downloadTitle}</h2>
            <p>{t.downloadLead}</p>
            <form class="lone" method="post" action={myDataLinkPath(site.locale, token)}>
              <input type="hidden" name="action" value="download" />
              <button type="submit" class="button quiet">
                {t.download}
              </button>
            </form>
          </section>
          <Erase site={site} token={token} form={wrong === undefined ? form : EMPTY_FORM} />
        </>
      )}
    </Layout>
  )
}

function Erase({ site, token, form }: Pick<MyDataPageProps, 'site' | 'token'> & { form: FormState }) {
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
