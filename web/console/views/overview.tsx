import { Refusal } from '../api.ts'
import { useConsole } from '../caller.tsx'
import { HELD, type HeldCounts } from '../held/held.ts'
import { allOf } from '../kit/all-of.ts'
import { Badge } from '../kit/badge.tsx'
import { useFormats } from '../kit/format.ts'
import { Empty, Loaded } from '../kit/loaded.tsx'
import { Page, Section } from '../kit/page.tsx'
import { Table } from '../kit/table.tsx'
import { type Paged, usePages } from '../kit/use-pages.ts'
import { type Resource, useReading, useResource } from '../kit/use-resource.ts'
import { useLanguage, useTexts } from '../language.tsx'
import { PETITIONS } from '../petitions/petition.ts'
import { overviewTexts } from '../texts/overview.ts'

/** A minute: an overview that is left open stays true. */
const EVERY_MS = 60_000
type Petition = {
  slug: string
  state: 'draft' | 'open' | 'closed' | 'archived'
  texts: Record<string, { title?: string }>
  goal: number
  count?: number
}
type Campaign = {
  id: string
  name: string
  state: 'draft' | 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled'
  at?: string
  startedAt?: string
  pause?: { reason: string }
}
type Export = {
  id: string
  kind: string
  subject: string
  status: string
  expiresAt?: string
  reason?: string
}

/** The start page: what needs somebody, what collects, what is being mailed. */
export default function Overview() {
  const t = useTexts(overviewTexts)
  const { api, may } = useConsole()
  const petitions = useReading(
    'every petition',
    async (signal) => ({ items: await allOf<Petition>(api, PETITIONS, signal) }),
    { every: EVERY_MS },
  )
  const mailings = usePages<Campaign>('/api/manage/campaigns', { every: EVERY_MS })
  return (
    <Page title={t.title}>
      {may('campaigner') && (
        <Attention petitions={petitions.data?.items ?? []} mailings={mailings.data?.items ?? []} />
      )}
      <OpenPetitions petitions={petitions} />
      <Mailings mailings={mailings} />
    </Page>
  )
}

/** A petition's title in the console's language, else in any. */
function titleOf({ texts, slug }: Petition, language: string): string {
  return (
    texts[language]?.title ?? Object.values(texts).find(({ title }) => title !== undefined)?.title ?? slug
  )
}

function Attention({
  petitions,
  mailings,
}: {
  petitions: readonly Petition[]
  mailings: readonly Campaign[]
}) {
  const t = useTexts(overviewTexts)
  const { number, dateTime } = useFormats()
  const { language } = useLanguage()
  const held = useResource<HeldCounts>(HELD, { every: EVERY_MS })
  const nameOf = (slug: string): string => {
    const petition = petitions.find((one) => one.slug === slug)
    return petition === undefined ? slug : titleOf(petition, language)
  }
  const exports = useResource<{ items: Export[] }>('/api/manage/exports', { every: EVERY_MS })
  const ended = exports.data?.items.filter(({ status }) => status === 'ready' || status === 'failed') ?? []
  const paused = mailings.filter(({ state }) => state === 'paused')
  const waits = held.data?.items ?? []
  return (
    <Section title={t.attention}>
      <Loaded resource={held} rows={1}>
        {() =>
          waits.length + paused.length + ended.length === 0 ? (
            <p class="quiet-text">{t.nothing}</p>
          ) : (
            <ul class="todo">
              {waits.map(({ petition, held: count }) => (
                <li key={petition}>
                  <a href={`/console/held?petition=${petition}`}>{t.held(count, number(count))}</a>
                  <span class="hint">{nameOf(petition)}</span>
                </li>
              ))}
              {paused.map((campaign) => (
                <li key={campaign.id}>
                  <a href={`/console/mailings/${campaign.id}`}>
                    {t.paused}: {campaign.name}
                  </a>
                  <span class="hint">{campaign.pause?.reason}</span>
                </li>
              ))}
              {ended.map(({ id, status, subject, expiresAt, reason }) => (
                <li key={id}>
                  <a href="/console/exports">
                    {status === 'ready' ? t.exportReady : t.exportFailed}: {nameOf(subject)}
                  </a>
                  <span class="hint">{reason ?? (expiresAt === undefined ? '' : dateTime(expiresAt))}</span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}

function OpenPetitions({ petitions }: { petitions: Resource<Paged<Petition>> }) {
  const t = useTexts(overviewTexts)
  const { number, percent } = useFormats()
  const { language } = useLanguage()
  if (isRefused(petitions.error)) return null
  return (
    <Section title={t.petitions}>
      <Loaded resource={petitions}>
        {({ items }) => (
          <Table
            caption={t.petitions}
            items={items.filter(({ state }) => state === 'open')}
            rowKey={({ slug }) => slug}
            columns={[
              {
                heading: t.petition,
                cell: (petition) => (
                  <a href={`/console/petitions/${petition.slug}`}>{titleOf(petition, language)}</a>
                ),
              },
              {
                heading: t.signatures,
                number: true,
                cell: ({ count = 0 }) => number(count),
              },
              {
                heading: t.goal,
                number: true,
                cell: ({ goal, count = 0 }) => (
                  <>
                    {number(goal)} <span class="hint">{percent(count / goal)}</span>
                  </>
                ),
              },
            ]}
            empty={<Empty title={t.noPetitions} />}
          />
        )}
      </Loaded>
      <p>
        <a href="/console/petitions">{t.allPetitions}</a>
      </p>
    </Section>
  )
}

const UNDER_WAY: readonly string[] = ['scheduled', 'sending', 'paused']

function Mailings({ mailings }: { mailings: Resource<Paged<Campaign>> }) {
  const t = useTexts(overviewTexts)
  const { dateTime } = useFormats()
  if (isRefused(mailings.error)) return null
  return (
    <Section title={t.mailings}>
      <Loaded resource={mailings}>
        {({ items }) => (
          <Table
            caption={t.mailings}
            items={items.filter(({ state }) => UNDER_WAY.includes(state))}
            rowKey={({ id }) => id}
            columns={[
              { heading: t.mailing, cell: ({ id, name }) => <a href={`/console/mailings/${id}`}>{name}</a> },
              {
                heading: t.state,
                cell: ({ state }) => (
                  <Badge tone={state === 'paused' ? 'warn' : 'busy'}>{t.campaignStates[state]}</Badge>
                ),
              },
              {
                heading: t.when,
                cell: ({ at, startedAt }) => {
                  const when = startedAt ?? at
                  return when === undefined ? '' : dateTime(when)
                },
              },
            ]}
            empty={<p class="quiet-text">{t.noMailings}</p>}
          />
        )}
      </Loaded>
      <p>
        <a href="/console/mailings">{t.allMailings}</a>
      </p>
    </Section>
  )
}

/** What this caller may not read is not shown. */
const isRefused = (error: unknown): boolean => error instanceof Refusal && error.status === 403
