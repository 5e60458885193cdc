import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Child, startChild } from './child.ts'
import { fullDatabase } from './full-database.ts'
import { ratio, spread } from './measure.ts'
import type { HttpLoad } from './processes/http-load.ts'
import type { HttpServer } from './processes/http-server.ts'
import { number, percent, type Section, withExtremes } from './report.ts'
import type { Sizes } from './sizes.ts'
import { openWorld, type World } from './world.ts'

type Sample = { rate: number; databaseMs: number | undefined }

/** Sign-ups over HTTP on a petition with very many signatures against one with none, in turn. */
export async function fullPetition(folder: string, sizes: Sizes): Promise<Section> {
  const empty = await openWorld(join(folder, 'empty'))
  await mkdir(join(folder, 'full'), { recursive: true })
  const filling = performance.now()
  await fullDatabase(join(folder, 'full'), sizes.standing, empty)
  const fillSeconds = (performance.now() - filling) / 1000
  const full = await openWorld(join(folder, 'full'))
  const sides = await Promise.all(
    [empty, full].map(async (world) => ({
      world,
      server: await startChild<HttpServer>('http-server', world.environment()),
      load: await startChild<HttpLoad>('http-load', world.environment()),
    })),
  )
  try {
    const samples: [Sample[], Sample[]] = [[], []]
    // Round 0 warms up.
    for (let round = 0; round <= sizes.standingRounds; round++) {
      for (const [index, { world, server, load }] of sides.entries()) {
        const taken = await signUps(world, await server.ask('url', undefined), load, round, sizes)
        if (round > 0) samples[index]?.push(taken)
      }
    }
    return section(sizes, samples, fillSeconds)
  } finally {
    await Promise.all(sides.flatMap(({ server, load }) => [server.stop(), load.stop()]))
    await Promise.all([empty.stop(), full.stop()])
  }
}

async function signUps(
  world: World,
  url: string,
  load: Child<HttpLoad>,
  round: number,
  { burst, concurrency }: Sizes,
): Promise<Sample> {
  const before = world.databaseCpu()
  const taken = await load.ask('burst', {
    url,
    // Beyond the numbers of those who stand there already.
    signs: { first: 10_000_000 + round * burst, count: burst },
    confirms: { first: 0, count: 0 },
    secrets: world.secrets,
    concurrency,
  })
  const after = world.databaseCpu()
  const used = before === undefined || after === undefined ? undefined : after - before
  return {
    rate: taken.done / taken.seconds,
    databaseMs: used === undefined ? undefined : (used * 1000) / taken.done,
  }
}

function section(sizes: Sizes, [empty, full]: [Sample[], Sample[]], fillSeconds: number): Section {
  const rates = (of: Sample[]) => of.map(({ rate }) => rate)
  const databaseMs = (of: Sample[]) => spread(of.map((one) => one.databaseMs ?? Number.NaN)).median
  const compared = ratio(rates(full), rates(empty))
  const row = (name: string, of: Sample[], share: string) => [
    name,
    withExtremes(spread(rates(of))),
    share,
    number(databaseMs(of), 2),
  ]
  return {
    title: `3. Sign-ups with ${number(sizes.standing)} signatures already there against none`,
    head: ['standing', 'sign-ups a second', 'to none', 'database, CPU ms'],
    rows: [row('0', empty, '100 %'), row(number(sizes.standing), full, percent(compared))],
    remarks: [
      `Over HTTP, ${sizes.concurrency} at once, ${sizes.standingRounds} rounds of ${sizes.burst} each in turn. Filled in ${number(fillSeconds, 1)} s by import: the stream starts empty on both sides.`,
    ],
    figures: {
      standing: sizes.standing,
      empty: { perSecond: spread(rates(empty)), samples: empty },
      full: { perSecond: spread(rates(full)), samples: full },
      fullToEmpty: compared,
    },
  }
}
