import { join } from 'node:path'
import { startSes } from '../../infra/local/ses/server.ts'
import { startChild } from './child.ts'
import { type Burst, spread } from './measure.ts'
import type { StreamHandlers } from './processes/stream-handlers.ts'
import { number, type Section, withExtremes } from './report.ts'
import type { Sizes } from './sizes.ts'
import { openWorld } from './world.ts'

/** The first of these runs warms up. */
const RUNS = 6

type Sample = { rate: number; functionMs: number; databaseMs: number | undefined }

/** How many stream records each consumer takes a second from one shard, alone and without a network. */
export async function consumers(folder: string, sizes: Sizes): Promise<Section> {
  const world = await openWorld(folder)
  const ses = await startSes({
    port: 0,
    folder: join(folder, 'mail'),
    limits: { maxSendRate: 100_000, max24HourSend: 10_000_000 },
  })
  const handlers = await startChild<StreamHandlers>(
    'stream-handlers',
    world.environment(world.endpoint, { AWS_ENDPOINT_URL_SES: ses.url }),
  )
  const runs = async (name: 'count' | 'send', people: number): Promise<Sample[]> => {
    const samples: Sample[] = []
    for (let run = 0; run < RUNS; run++) {
      const before = world.databaseCpu()
      const taken = await handlers.ask(name, { first: run * people, count: people })
      samples.push(sampleOf(taken, before, world.databaseCpu()))
    }
    return samples.slice(1)
  }
  try {
    const counting = await runs('count', Math.ceil(sizes.records / 2 / RUNS))
    const sending = await runs('send', Math.ceil(sizes.mails / RUNS))
    const row = (name: string, of: Sample[]) => [
      name,
      withExtremes(spread(of.map(({ rate }) => rate))),
      number(spread(of.map(({ functionMs }) => functionMs)).median, 2),
      number(spread(of.map(({ databaseMs }) => databaseMs ?? Number.NaN)).median, 2),
    ]
    return {
      title: '5. What the consumers take, each alone',
      head: ['', 'records a second', 'function, CPU ms', 'database'],
      rows: [row('count-signatures', counting), row('send-confirmations', sending)],
      remarks: [
        'One shard, full batches one after the other; on AWS each shard has an invocation of its own. The database of the sender also stores the signatures, unmeasured in time.',
      ],
      figures: { counting, sending },
    }
  } finally {
    await handlers.stop()
    await ses.stop()
    await world.stop()
  }
}

function sampleOf(burst: Burst, before: number | undefined, after: number | undefined): Sample {
  const each = (seconds: number) => (seconds * 1000) / burst.done
  return {
    rate: burst.done / burst.seconds,
    functionMs: each(burst.cpuSeconds),
    databaseMs: before === undefined || after === undefined ? undefined : each(after - before),
  }
}
