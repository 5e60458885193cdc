import { readList } from '../../functions/domain/list.ts'
import type { Locale } from '../../functions/domain/locale.ts'
import { langOn, myDataLinkPath, type Site } from '../site.ts'
import { formats } from '../texts/format.ts'
import { LANGUAGE_NAMES } from '../texts/language-names.ts'
import { texts, wordFor } from '../texts/texts.ts'
import { Facts } from './facts.tsx'
import type { MyDataView } from './my-data-view.ts'

type MySubscriptionsProps = { site: Site; token: string; subscriptions: MyDataView['subscriptions'] }

/** What is or was followed; what is can be left. */
export function MySubscriptions({ site, token, subscriptions }: MySubscriptionsProps) {
  const t = texts(site.locale).myData
  const { dateTime } = formats(site.locale)
  return (
    <section aria-labelledby="subscriptions">
      <h2 id="subscriptions">{t.subscriptions}</h2>
      {subscriptions.length === 0 && <p>{t.noSubscriptions}</p>}
      {subscriptions.length > 0 && (
        <ul class="records">
          {subscriptions.map(({ list, state, email, ...subscription }) => (
            <li class="panel">
              <h3 id={`list-${list}`}>
                <ListName site={site} list={list} name={subscription.name} locale={subscription.nameLocale} />
              </h3>
              <p>
                {state === 'active' || subscription.endedAt === undefined
                  ? t.following(dateTime(subscription.since))
                  : t.left(dateTime(subscription.endedAt))}
              </p>
              <Facts
                facts={[
                  [t.goesTo, email],
                  [t.language, LANGUAGE_NAMES[subscription.locale]],
                ]}
              />
              {state === 'active' && (
                <form class="lone" method="post" action={myDataLinkPath(site.locale, token)}>
                  <input type="hidden" name="action" value="unsubscribe" />
                  <input type="hidden" name="list" value={list} />
                  <button type="submit" class="button quiet" aria-describedby={`list-${list}`}>
                    {t.leave}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type ListNameProps = { site: Site; list: string; name: string; locale: Locale }

/** A list by its name; the updates of a petition must not be taken for the petition. */
function ListName({ site, list, name, locale }: ListNameProps) {
  const named = <span lang={langOn(site, locale)}>{name}</span>
  if (readList(list)?.kind !== 'updates') return named
  return (
    <>
      {texts(site.locale).lists.updates} {named}
    </>
  )
}

/** What was agreed to, as the proof that it was. */
export function MyReceipts({ site, receipts }: { site: Site; receipts: MyDataView['receipts'] }) {
  const t = texts(site.locale).myData
  const { dateTime } = formats(site.locale)
  if (receipts.length === 0) return null
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{t.receipts}</h2>
      <p>{t.receiptsHint}</p>
      <ul class="records">
        {receipts.map((receipt) => (
          <li class="panel">
            <h3>
              <ListName
                site={site}
                list={receipt.list ?? ''}
                name={receipt.name}
                locale={receipt.nameLocale ?? site.locale}
              />
            </h3>
            <Facts
              facts={[
                [
                  t.consent,
                  <>
                    <span lang={langOn(site, receipt.locale ?? site.locale)}>{receipt.text}</span>
                    {receipt.imported === undefined && ` (${t.consentVersion(receipt.version)})`}
                  </>,
                ],
                [t.channel, wordFor(t.channels, receipt.channel, receipt.channel)],
                [t.importedFrom, receipt.imported?.source],
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
