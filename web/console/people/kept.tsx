import { Badge } from '../kit/badge.tsx'
import { useFormats } from '../kit/format.ts'
import { Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { useTexts } from '../language.tsx'
import { peopleTexts } from '../texts/people.ts'
import { useNames } from './names.ts'
import type { Person } from './person.ts'

type Mailed = { key: string; what: string; campaign?: string; state: string; reason?: string; at: string }

/** What is kept of a person: what they signed and follow, what was mailed and what came of it. */
export function KeptOfPerson({ person }: { person: Person }) {
  const t = useTexts(peopleTexts)
  const { dateTime } = useFormats()
  const names = useNames()
  const { signatures, subscriptions, feedback, unreadable } = person
  const mailed: Mailed[] = [
    ...person.mails.map(({ at, kind }, index) => ({
      key: `mail ${index}`,
      what: t.mailKinds[kind] ?? kind,
      state: t.sentMail,
      at,
    })),
    ...person.deliveries.map(({ campaign, name, state, reason, at }) => ({
      key: campaign,
      what: name,
      campaign,
      state: t.deliveryStates[state] ?? state,
      ...(reason === undefined ? {} : { reason: t.details[reason] ?? reason }),
      at,
    })),
  ].sort((a, b) => (a.at < b.at ? 1 : -1))
  return (
    <>
      {unreadable > 0 && <p class="notice warn">{t.unreadable}</p>}
      <Section title={t.signatures}>
        <Table
          caption={t.signatures}
          items={signatures}
          rowKey={({ petition }) => petition}
          columns={[
            {
              heading: t.petition,
              cell: ({ petition }) => (
                <a href={`/console/petitions/${petition}`}>{names.petition(petition)}</a>
              ),
            },
            { heading: t.name, cell: ({ givenName, familyName }) => `${givenName} ${familyName}` },
            {
              heading: t.state,
              cell: ({ state }) => (
                <Badge tone={SIGNATURE_TONES[state] ?? 'plain'}>{t.states[state] ?? state}</Badge>
              ),
            },
            { heading: t.when, cell: ({ confirmedAt, requestedAt }) => dateTime(confirmedAt ?? requestedAt) },
          ]}
          empty={<p class="quiet-text">{t.noSignatures}</p>}
        />
      </Section>
      <Section title={t.subscriptions}>
        <Table
          caption={t.subscriptions}
          items={subscriptions}
          rowKey={({ list, state, since }) => `${list} ${state} ${since}`}
          columns={[
            { heading: t.list, cell: ({ list }) => names.list(list) },
            {
              heading: t.state,
              cell: ({ state, endedBy }) => (
                <>
                  <Badge tone={SUBSCRIPTION_TONES[state] ?? 'plain'}>{t.listStates[state] ?? state}</Badge>
                  {endedBy !== undefined && <span class="hint under">{t.details[endedBy] ?? endedBy}</span>}
                </>
              ),
            },
            { heading: t.when, cell: ({ endedAt, since }) => dateTime(endedAt ?? since) },
          ]}
          empty={<p class="quiet-text">{t.noSubscriptions}</p>}
        />
      </Section>
      <Section title={t.mails}>
        <Table
          caption={t.mails}
          items={mailed}
          rowKey={({ key }) => key}
          search={({ what, state }) => `${what} ${state}`}
          columns={[
            {
              heading: t.mail,
              cell: ({ what, campaign }) =>
                campaign === undefined ? what : <a href={`/console/mailings/${campaign}`}>{what}</a>,
            },
            {
              heading: t.state,
              cell: ({ state, reason }) => (
                <>
                  {state}
                  {reason !== undefined && <span class="hint under">{reason}</span>}
                </>
              ),
            },
            { heading: t.when, cell: ({ at }) => dateTime(at) },
          ]}
          empty={<p class="quiet-text">{t.noMails}</p>}
        />
      </Section>
      {feedback.length > 0 && (
        <Section title={t.reports}>
          <Table
            caption={t.reports}
            items={feedback}
            rowKey={({ at, kind }) => `${at} ${kind}`}
            columns={[
              { heading: t.state, cell: ({ kind }) => t.reportKinds[kind] ?? kind },
              { heading: t.when, cell: ({ at }) => dateTime(at) },
            ]}
            empty={null}
          />
        </Section>
      )}
    </>
  )
}

type Tone = 'plain' | 'good' | 'busy' | 'warn'

const SIGNATURE_TONES: Readonly<Record<string, Tone>> = { confirmed: 'good', pending: 'busy', held: 'warn' }
const SUBSCRIPTION_TONES: Readonly<Record<string, Tone>> = { active: 'good', pending: 'busy' }
