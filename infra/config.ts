import { existsSync, readFileSync } from 'node:fs'
import * as v from 'valibot'

/** The configuration does not do: the message says what to put in, for whoever deploys. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/**
 * Regions in the EU in which every service used here, SES included, is offered, and CloudFormation knows
 * every resource: in Stockholm and Milan it knows no budgets. London and Zürich are not in the EU.
 */
export const EU_REGIONS = ['eu-central-1', 'eu-west-1', 'eu-west-3'] as const

/** The functions, each named as its entry file in functions/. */
export const FUNCTION_NAMES = [
  'http',
  'manage',
  'manage-campaigns',
  'count-signatures',
  'send-confirmations',
  'send-due-confirmations',
  'send-campaigns',
  'write-exports',
  'reconcile-counts',
  'record-feedback',
  'apply-retention',
] as const

export type FunctionName = (typeof FUNCTION_NAMES)[number]

const Text = v.pipe(v.string('is missing'), v.trim(), v.minLength(1, 'is empty'))
const Address = v.pipe(Text, v.email('is not an e-mail address'))
const HostName = v.pipe(
  Text,
  v.regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/, 'is not a host name in lower case'),
)

const ConfigSchema = v.pipe(
  v.strictObject({
    /** The name under which pages and mails speak. */
    organisation: v.pipe(Text, v.maxLength(100, 'is longer than 100 characters')),
    /** Where a reader's privacy question goes. */
    privacyContact: Address,
    /** The From address of every mail; its domain is verified with SES. */
    mailFrom: Address,
    /** Who is told by mail that something is wrong, or dear. */
    alarmAddress: Address,
    /** US dollars a month; the alarm address hears at 80 % and when the forecast passes it. */
    monthlyBudget: v.pipe(v.number('is not a number'), v.minValue(1, 'is less than 1')),
    /** Where all personal data stays. */
    region: v.picklist(
      EU_REGIONS,
      (issue) => `is ${issue.received}, which is not one of the EU regions ${EU_REGIONS.join(', ')}`,
    ),
    /** A Route 53 zone in this account: Luid writes its records there. */
    zone: v.optional(
      v.strictObject({ id: v.pipe(Text, v.regex(/^Z[A-Z0-9]+$/, 'is not a zone id')), name: HostName }),
    ),
    /** What supporters see in the address bar. Without it, CloudFront's own name serves. */
    hostName: v.optional(HostName),
    /** A name of its own for the API behind CloudFront; its default endpoint is then closed. */
    apiHostName: v.optional(HostName),
    /** The web application firewall: about 7 dollars a month. */
    firewall: v.optional(v.boolean('is neither true nor false'), true),
    /** App clients made besides Luid's own, whose tokens it takes: partners' scripts. Each is a member of its partner first (RUNBOOK.md). */
    scriptClients: v.optional(
      v.array(v.pipe(Text, v.regex(/^[a-z0-9]{20,64}$/, 'is not the id of an app client'))),
      [],
    ),
    /**
     * Concurrency set apart for a function. Off by default: an account must keep 100 unreserved, and
     * new accounts have 10 in all.
     */
    reservedConcurrency: v.optional(
      v.partial(
        v.strictObject(v.entriesFromList(FUNCTION_NAMES, v.pipe(v.number(), v.integer(), v.minValue(1)))),
      ),
      {},
    ),
    /** A table restored from a backup, which then serves instead of the stack's own (RUNBOOK.md). */
    restoredTable: v.optional(
      v.strictObject({
        name: v.pipe(Text, v.regex(/^[A-Za-z0-9_.-]{3,255}$/, 'is not a table name')),
        streamArn: v.pipe(Text, v.regex(/^arn:.+\/stream\/.+$/, 'is not the ARN of a stream')),
      }),
    ),
    /** Raised by one to make CloudFront take up a rotated origin secret (RUNBOOK.md). */
    originSecretRound: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  }),
  v.forward(
    v.partialCheck(
      [['zone'], ['hostName']],
      (config) => config.hostName === undefined || within(config.hostName, config.zone?.name),
      'needs a zone that holds it',
    ),
    ['hostName'],
  ),
  v.forward(
    v.partialCheck(
      [['zone'], ['apiHostName']],
      (config) => config.apiHostName === undefined || within(config.apiHostName, config.zone?.name),
      'needs a zone that holds it',
    ),
    ['apiHostName'],
  ),
)

export type Config = v.InferOutput<typeof ConfigSchema>

/**
 * A checked configuration. Throws one error that lists everything that is missing or wrong, with
 * `source` named so that the reader knows which file to open.
 */
export function parseConfig(value: unknown, source: string): Config {
  const result = v.safeParse(ConfigSchema, value)
  if (result.success) return result.output
  const lines = result.issues.map((issue) => {
    const where = v.getDotPath(issue) ?? 'it'
    if (issue.type === 'strict_object') {
      return `  ${where}: ${issue.expected === 'never' ? 'is not a setting of Luid' : 'is missing'}`
    }
    return `  ${where}: ${issue.message}`
  })
  throw new ConfigError(`The configuration in ${source} does not do yet:\n${lines.join('\n')}`)
}

/**
 * Reads the deployment's configuration: the file named by `-c config=…`, else luid.config.json, else
 * the example, with which everything can be synthesised and nothing deployed.
 */
export function readConfig(chosen: string | undefined): Config {
  const own = 'luid.config.json'
  const file = chosen ?? (existsSync(own) ? own : 'luid.config.example.json')
  if (!existsSync(file)) throw new ConfigError(`There is no configuration file ${file}.`)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new ConfigError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`)
  }
  return parseConfig(value, file)
}

/** Whether a value still comes from the example: addresses that can reach nobody. */
export function isExample(config: Config): boolean {
  return [config.privacyContact, config.mailFrom, config.alarmAddress, config.zone?.name ?? '']
    .map((value) => value.slice(value.indexOf('@') + 1))
    .some((domain) => /(^|\.)(example(\.(org|com|net))?|test|invalid)$/.test(domain))
}

/** Whether a host name is a zone's own name or lies under it. */
export function within(hostName: string, zoneName: string | undefined): boolean {
  return zoneName !== undefined && (hostName === zoneName || hostName.endsWith(`.${zoneName}`))
}

/** The domain of the From address. */
export function mailDomain(config: Config): string {
  return config.mailFrom.slice(config.mailFrom.lastIndexOf('@') + 1).toLowerCase()
}
