import type { Child } from 'hono/jsx'
import { langOn, type Site } from '../site.ts'
import { formats } from '../texts/format.ts'
import { texts, wordFor } from '../texts/texts.ts'
import type { MyDataView } from './my-data-view.ts'

/** What waits, what was mailed, what came back, and what is no longer sent. */
export function MyMail({ site, data }: { site: Site; data: MyDataView }) {
  const t = texts(site.locale).myData
  const { dateTime } = formats(site.locale)
  const { suppression } = data
  const parts: { id: string; title: string; items: Child[] }[] = [
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
      id: 'deliveries',
      title: t.deliveries,
      items: data.deliveries.map((one) => <Delivery site={site} delivery={one} />),
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

/** A mail of a campaign, and what became of it. */
function Delivery({ site, delivery }: { site: Site; delivery: MyDataView['deliveries'][number] }) {
  const t = texts(site.locale).myData
  const { dateTime } = formats(site.locale)
  const { subject, subjectLocale, state, reason, at, unsubscribedAt } = delivery
  const became = state === 'skipped' ? t.skipped[reason ?? 'failed'] : t.deliveryStates[state]
  const left = unsubscribedAt === undefined ? '' : ` ${t.leftByMail(dateTime(unsubscribedAt))}`
  return (
    <>
      {dateTime(at)}: <q lang={langOn(site, subjectLocale)}>{subject}</q>. {became}
      {left}
    </>
  )
}
