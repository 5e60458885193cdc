import { join } from 'node:path'
import { startChild } from './child.ts'
import { type Burst, ratio, spread } from './measure.ts'
import type { HttpFunction } from './processes/http-function.ts'
import type { HttpLoad } from './processes/http-load.ts'
import type { HttpServer } from './processes/http-server.ts'
import type { RawPuts } from './processes/raw-puts.ts'
import { number, percent, type Section, withExtremes } from './report.ts'
import type { Sizes } from './sizes.ts'
import { openWorld } from './world.ts'

/** What one operation cost, in milliseconds of processor time, by process. */
type Cost = { client: number; server?: number; database?: number }
type Sample = { rate: number; cost: Cost; seconds: number }

const GOAL = 0.8
/** Rounds that are not measured: they let Node.js compile what is run often. */
const WARM_UP = 2

/**
 * Signing and confirming against bare conditional puts of the same item, in turn: over HTTP, raw, and as
 * Lambda runs it, without a socket before the function. Each kind has a database process and file of its
 * own, and the consumers are off.
 */
export async function throughput(folder: string, sizes: Sizes): Promise<Section> {
  const { burst, concurrency, rounds } = sizes
  const worlds = await Promise.all(['http', 'raw', 'function'].map((name) => openWorld(join(folder, name))))
  const [http, bare, lambda] = worlds
  if (http === undefined || bare === undefined || lambda === undefined) throw new Error('A world is missing.')
  const server = await startChild<HttpServer>('http-server', http.environment())
  const load = await startChild<HttpLoad>('http-load', http.environment())
  const raw = await startChild<RawPuts>('raw-puts', bare.environment())
  const called = await startChild<HttpFunction>('http-function', lambda.environment())
  try {
    const url = await server.ask('url', undefined)
    /** Round 0 only signs: it gives round 1 something to confirm. */
    const ranges = (round: number) => ({
      signs: { first: round * burst, count: burst },
      confirms: { first: (round - 1) * burst, count: round === 0 ? 0 : burst },
      concurrency,
    })
    const latencies: { p50: number; p99: number }[] = []
    const takeHttp = async (round: number) => {
      const [serverBefore, databaseBefore] = [await server.ask('cpu', undefined), http.databaseCpu()]
      const taken = await load.ask('burst', { url, secrets: http.secrets, ...ranges(round) })
      const used = (await server.ask('cpu', undefined)) - serverBefore
      latencies[round] = taken.latencyMs
      return sample(taken, databaseBefore, http.databaseCpu(), used)
    }
    const takeRaw = async (round: number) => {
      const before = bare.databaseCpu()
      const puts = { first: round * burst * 2, count: burst * 2 }
      const taken = await raw.ask('burst', { puts, personSecret: bare.secrets.person, concurrency })
      return sample(taken, before, bare.databaseCpu())
    }
    const takeCalled = async (round: number) => {
      const before = lambda.databaseCpu()
      const taken = await called.ask('burst', { secrets: lambda.secrets, ...ranges(round) })
      return sample(taken, before, lambda.databaseCpu())
    }
    const samples: Record<'http' | 'raw' | 'called', Sample[]> = { http: [], raw: [], called: [] }
    for (let round = 0; round < WARM_UP + rounds; round++) {
      const taken = [await takeHttp(round), await takeRaw(round), await takeCalled(round)] as const
      if (round < WARM_UP) continue
      samples.http.push(taken[0])
      samples.raw.push(taken[1])
      samples.called.push(taken[2])
    }
    return section(sizes, samples, latencies.slice(WARM_UP))
  } finally {
    await Promise.all([server, load, raw, called].map((child) => child.stop()))
    await Promise.all(worlds.map((world) => world.stop()))
  }
}

function sample(
  burst: Burst,
  databaseBefore: number | undefined,
  databaseAfter: number | undefined,
  serverSeconds?: number,
): Sample {
  const each = (seconds: number) => (seconds * 1000) / burst.done
  return {
    rate: burst.done / burst.seconds,
    seconds: burst.seconds,
    cost: {
      client: each(burst.cpuSeconds),
      ...(serverSeconds === undefined ? {} : { server: each(serverSeconds) }),
      ...(databaseBefore === undefined || databaseAfter === undefined
        ? {}
        : { database: each(databaseAfter - databaseBefore) }),
    },
  }
}

function section(
  sizes: Sizes,
  samples: Record<'http' | 'raw' | 'called', Sample[]>,
  latencies: readonly { p50: number; p99: number }[],
): Section {
  const rates = (of: Sample[]) => of.map(({ rate }) => rate)
  const median = (of: Sample[], part: keyof Cost) =>
    of.some(({ cost }) => cost[part] === undefined)
      ? undefined
      : spread(of.map(({ cost }) => cost[part] ?? Number.NaN)).median
  const raw = rates(samples.raw)
  const row = (name: string, of: Sample[], client: string) => {
    const costs = {
      client: median(of, 'client'),
      server: median(of, 'server'),
      database: median(of, 'database'),
    }
    const cores = (spread(rates(of)).median * sum(Object.values(costs))) / 1000
    return {
      cells: [
        name,
        withExtremes(spread(rates(of))),
        of === samples.raw ? '100 %' : percent(ratio(rates(of), raw)),
        `${number(costs.client, 2)} ${client}`,
        number(costs.server, 2),
        number(costs.database, 2),
        number(cores, 2),
      ],
      figures: {
        perSecond: spread(rates(of)),
        toRaw: ratio(rates(of), raw),
        cpuMsEach: costs,
        coresBusy: cores,
        samples: of,
      },
    }
  }
  const rows = {
    http: row('signs + confirms over HTTP', samples.http, 'load'),
    raw: row('raw conditional puts', samples.raw, 'SDK'),
    called: row('signs + confirms, function called', samples.called, 'function'),
  }
  const latency = {
    p50: spread(latencies.map(({ p50 }) => p50)),
    p99: spread(latencies.map(({ p99 }) => p99)),
  }
  return {
    title: `1. Signing and confirming against raw puts (${sizes.concurrency} at once, ${sizes.rounds} rounds of ${sizes.burst * 2})`,
    head: [
      '',
      'a second',
      `to raw (goal ${GOAL * 100} %)`,
      'caller, CPU ms',
      'server',
      'database',
      'cores busy',
    ],
    rows: Object.values(rows).map(({ cells }) => cells),
    remarks: [
      'Medians, with the least and the greatest round. Consumers are off.',
      `Answers over HTTP took ${number(latency.p50.median)} ms in the middle, ${number(latency.p99.median)} ms at the 99th percentile.`,
      'A raw put writes one index entry; half of what is compared with it are confirmations, which take one entry out and put another in.',
      'Load, server and database share the same cores: where "cores busy" nears what the machine has, a rate says how dear the bench is, and CPU ms are the figure to go by.',
    ],
    figures: {
      concurrency: sizes.concurrency,
      http: rows.http.figures,
      raw: rows.raw.figures,
      called: rows.called.figures,
      latencyMs: latency,
    },
  }
}

const sum = (parts: readonly (number | undefined)[]): number =>
  parts.reduce<number>((total, part) => total + (part ?? 0), 0)
