import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { countTable } from '../../functions/table/counts.ts'
import { startSes } from '../../infra/local/ses/server.ts'
import { type CapacityMeter, startCapacityMeter, type Used } from './capacity-meter.ts'
import { startChild } from './child.ts'
import type { Consumers } from './processes/consumers.ts'
import type { HttpServer } from './processes/http-server.ts'
import type { Paced, PacedSupporters } from './processes/paced-supporters.ts'
import { number, type Section } from './report.ts'
import type { Sizes } from './sizes.ts'
import { ENVIRONMENT, PETITION } from './wiring.ts'
import { openWorld } from './world.ts'

const GOAL = 7
/** Of every hundred, how many never press the button in the second measurement. */
const NEVER_PRESS = 30
/** When the timer has looked after those who did not press within two minutes. */
const SETTLED_AFTER_MINUTES = 3
const QUIET_POLL_MS = 200
const PATIENCE_MS = 120_000
const CALM_MS = 5_000

type Metered = Paced & ReturnType<CapacityMeter['reading']> & { mails: number }

/** Write units of a signature from its form to its count and its mail's place in the funnel, by part. */
export async function writeUnits(folder: string, sizes: Sizes): Promise<Section> {
  const world = await openWorld(folder)
  const meter = await startCapacityMeter(world.endpoint)
  let [mails, reported] = [0, 0]
  let report = async (_: string): Promise<void> => {}
  const ses = await startSes({
    port: 0,
    folder: join(folder, 'mail'),
    limits: { maxSendRate: 100_000, max24HourSend: 10_000_000 },
    listener: async ({ Records }) => {
      for (const { Sns } of Records) {
        if (Sns.Message.includes('"eventType":"Send"')) mails += 1
        // Only the first mail of a request says its run: the funnel counts those.
        if (Sns.Message.includes('"run":[')) reported += 1
        // Not waited for: the process that takes it is the one that waits for SES's answer.
        void report(Sns.Message)
      }
    },
  })
  const environment = world.environment(meter.endpoint, {
    AWS_ENDPOINT_URL_SES: ses.url,
    BENCH_DATABASE: world.endpoint,
  })
  const server = await startChild<HttpServer>('http-server', environment)
  const supporters = await startChild<PacedSupporters>('paced-supporters', world.environment())
  const consumers = await startChild<Consumers>('consumers', environment)
  report = (message) => consumers.ask('feedback', message)
  const figures = countTable(world.client, ENVIRONMENT.tableName)
  const counted = () => figures.total(PETITION.slug, true)
  const fates = async () =>
    (await figures.funnel(PETITION.slug, true)).reduce((sum, row) => sum + row.sent + row.delivered, 0)
  try {
    const url = await server.ask('url', undefined)
    const run = async (first: number, seconds: number, neverPress: number): Promise<Metered> => {
      meter.reading()
      const [mailsBefore, countBefore] = [mails, await counted()]
      const paced = await supporters.ask('run', {
        url,
        perSecond: sizes.unitsPerSecond,
        seconds,
        first,
        neverPress,
        secrets: world.secrets,
      })
      await until(async () => (await counted()) - countBefore === paced.confirmed, 'the count')
      await calm(() => mails, paced.signed + mailsBefore)
      await until(async () => (await fates()) === reported, 'the funnel')
      await consumers.ask('dueAfter', SETTLED_AFTER_MINUTES)
      return { ...paced, ...meter.reading(), mails: mails - mailsBefore }
    }
    const all = await run(0, sizes.unitsSeconds, 0)
    const some = await run(1_000_000, sizes.unpressedSeconds, NEVER_PRESS)
    await consumers.ask('stop', undefined)
    return section(sizes, all, some)
  } finally {
    await Promise.all([server, supporters, consumers].map((child) => child.stop()))
    await Promise.all([ses.stop(), meter.stop()])
    await world.stop()
  }
}

async function until(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`The bench waited in vain for ${what}.`)
    await wait(QUIET_POLL_MS)
  }
}

/** Waits till every mail went, or none has gone for a while: one that SES took too long over is the timer's. */
async function calm(count: () => number, enough: number): Promise<void> {
  let [last, since] = [count(), Date.now()]
  while (last < enough && Date.now() - since < CALM_MS) {
    await wait(QUIET_POLL_MS)
    if (count() !== last) [last, since] = [count(), Date.now()]
  }
}

function section(sizes: Sizes, all: Metered, some: Metered): Section {
  const names = [...new Set([...Object.keys(all.parts), ...Object.keys(some.parts)])]
  const each = (units: number, of: Metered) => units / of.confirmed
  const row = (name: string) => {
    const [used, mixed] = [all.parts[name] ?? NOTHING, some.parts[name] ?? NOTHING]
    return [
      name,
      number(each(used.writes, all), 2),
      number(each(used.table, all), 2),
      number(each(used.indexes['mailDue'] ?? 0, all), 2),
      number(each(used.indexes['lists'] ?? 0, all), 2),
      number(each(unitsOf(used), all), 2),
      number(each(unitsOf(mixed), some), 2),
    ]
  }
  const inAll = (of: Metered) =>
    each(
      Object.values(of.parts).reduce((sum, part) => sum + unitsOf(part), 0),
      of,
    )
  const refused = Object.values(all.parts).reduce((sum, part) => sum + part.refused, 0)
  return {
    title: `2. Write units for each confirmed signature (goal: at most ${GOAL})`,
    head: [
      'part',
      'writes',
      'table',
      'index mailDue',
      'index lists',
      'units',
      `units, ${NEVER_PRESS} % never press`,
    ],
    rows: [...names.map(row), ['in all', '', '', '', '', number(inAll(all), 2), number(inAll(some), 2)]],
    remarks: [
      `Asked for ${sizes.unitsPerSecond} a second: ${all.signed} signed in ${number(all.signSeconds, 1)} s (${number(all.signed / all.signSeconds)} a second), ${all.confirmed} confirmed and ${all.mails} mails by ${number(all.seconds, 1)} s; ${refused} refused conditions, a unit each, are in it.`,
      `Of ${some.signed} others ${some.confirmed} pressed; ${SETTLED_AFTER_MINUTES} simulated minutes later the timer had settled the rest. All units are shared over those who pressed.`,
      `Reads: ${number(each(all.readUnits, all), 1)} units for each confirmed signature.`,
      'As the table reports it (ReturnConsumedCapacity INDEXES), consumers and local SES running, four shards.',
    ],
    figures: { inAll: inAll(all), inAllSomeNeverPress: inAll(some), all, someNeverPress: some },
  }
}

const NOTHING: Used = { writes: 0, table: 0, indexes: {}, refused: 0 }

const unitsOf = ({ table, indexes, refused }: Used): number =>
  table + refused + Object.values(indexes).reduce((sum, units) => sum + units, 0)
