import { Logger } from '@aws-lambda-powertools/logger'
import type { Context } from 'aws-lambda'
import type { CampaignSender } from '../domain/campaign-sender.ts'
import { type Environment, readEnvironment, readSecretNames } from './environment.ts'
import { type Secrets, secretsFromAws } from './secrets.ts'

/** Everything a function needs from outside; AWS and the local host each make their own. */
export type Wiring = {
  environment: Environment
  secrets: Secrets
  now: () => Date
  log: Logger
}

/** What a function that calls the one that sends campaigns needs besides: no other has to load Lambda's client. */
export type CampaignWiring = Wiring & { campaigns: CampaignSender }

/** A function whose parts are in place. */
export type Assembled<Event, Answer> = (event: Event, context: Context) => Promise<Answer>

/**
 * A Lambda handler from an assembly: environment and secrets are read once, at the first call, so
 * that importing an entry file does nothing.
 */
export function onLambda<Event, Answer>(
  assemble: (wiring: Wiring) => Assembled<Event, Answer> | Promise<Assembled<Event, Answer>>,
): (event: Event, context: Context) => Promise<Answer> {
  let ready: Promise<Assembled<Event, Answer>> | undefined
  return async (event, context) => {
    ready ??= Promise.resolve(wire()).then(assemble)
    // A failed start must not stick: the next call tries again.
    const handle = await ready.catch((error: unknown) => {
      ready = undefined
      throw error
    })
    return handle(event, context)
  }
}

function wire(): Wiring {
  return {
    environment: readEnvironment(process.env),
    secrets: secretsFromAws(readSecretNames(process.env)),
    now: () => new Date(),
    log: new Logger({ serviceName: 'luid' }),
  }
}
