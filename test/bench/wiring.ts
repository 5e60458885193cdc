import { Logger } from '@aws-lambda-powertools/logger'
import type { Assets, ConsoleAssets } from '../../functions/http/assets.ts'
import type { Wiring } from '../../functions/wiring/on-lambda.ts'
import { demonstrationPetition } from '../../infra/local/demonstration.ts'
import { type KeptSecrets, keptSecrets } from '../../infra/local/kept-secrets.ts'
import { functionsEnvironment } from '../../infra/local/settings.ts'

const PUBLIC_URL = 'http://localhost:3000'

/** The petition that everybody in the bench signs. */
export const PETITION = demonstrationPetition(new Date('2026-11-01T12:00:00.000Z'))

/** The functions' environment: `tableName` is the local one. */
export const ENVIRONMENT = functionsEnvironment(PUBLIC_URL, `${PUBLIC_URL}/oidc`)

/** No page is shown: what is signed and pressed answers with a redirect. */
export const NO_ASSETS: { assets: Assets; consoleAssets: ConsoleAssets } = {
  assets: { style: '', petitionScript: '', icon: '', files: new Map() },
  consoleAssets: { style: '', script: '', preloads: [], file: () => undefined },
}

/** What `npm start` gives the functions, in a process of the bench: its secrets lie in `DATA_DIR`. */
export async function benchWiring(
  now: () => Date = () => new Date(),
): Promise<{ wiring: Wiring; secrets: KeptSecrets }> {
  const secrets = await keptSecrets(process.env['DATA_DIR'] ?? '')
  const log = new Logger({ serviceName: 'luid', logLevel: 'WARN' })
  return { wiring: { environment: ENVIRONMENT, secrets: secrets.functions, now, log }, secrets }
}
