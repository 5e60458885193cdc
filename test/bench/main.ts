import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { campaign } from './campaign.ts'
import { consumers } from './consumers.ts'
import { exportSignatures } from './export.ts'
import { fullPetition } from './full-petition.ts'
import { asText, type Section } from './report.ts'
import { FULL, QUICK, type Sizes, SMOKE } from './sizes.ts'
import { startUp } from './start-up.ts'
import { throughput } from './throughput.ts'
import { writeUnits } from './write-units.ts'

/** The parts by the names that `--only` takes. */
const PARTS: Record<string, (folder: string, sizes: Sizes) => Promise<Section>> = {
  throughput,
  'write-units': writeUnits,
  'full-petition': fullPetition,
  'start-up': startUp,
  consumers,
  campaign,
  export: exportSignatures,
}

const USAGE = `npm run bench -- [--quick] [--only ${Object.keys(PARTS).join('|')}] [--json <file>]`

/** Measures Luid on this machine: a table on stdout, and every figure as JSON. Nothing here is a test. */
async function main(): Promise<void> {
  // Luid supports Node 20 with pinned versions: the SDK's reminder says nothing about the figures.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true'
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
    },
  })
  const chosen = values.only ?? Object.keys(PARTS)
  if (chosen.some((name) => PARTS[name] === undefined)) throw new Error(USAGE)
  const sizes = values.smoke ? SMOKE : values.quick ? QUICK : FULL
  const file = resolve(values.json ?? join(process.env['DATA_DIR'] ?? '.luid', 'bench.json'))
  const folder = await mkdtemp(join(tmpdir(), 'luid-bench-'))
  // Databases end with this process, which starts them; the other processes when their channel closes.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version, at: new Date() }
  process.stdout.write(
    `# Luid on ${machine.cores} × ${machine.cpu}, Node ${machine.node}, embedded DynamoDB\n\n`,
  )
  const sections: Record<string, Section> = {}
  for (const name of chosen) {
    const [part, start] = [PARTS[name], performance.now()]
    if (part === undefined) continue
    const section = await part(join(folder, name), sizes)
    process.stdout.write(`${asText(section)}\n`)
    process.stderr.write(`(${name} took ${Math.round((performance.now() - start) / 1000)} s)\n`)
    sections[name] = section
  }
  mkdirSync(dirname(file), { recursive: true })
  const figures = Object.fromEntries(Object.entries(sections).map(([name, part]) => [name, part.figures]))
  writeFileSync(file, `${JSON.stringify({ machine, sizes, ...figures }, undefined, 2)}\n`)
  process.stdout.write(`Every figure: ${file}\n`)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`The bench failed: ${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
