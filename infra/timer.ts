import { Duration, Validations } from 'aws-cdk-lib'
import { Rule, Schedule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction as LambdaTarget } from 'aws-cdk-lib/aws-events-targets'
import type { FunctionName } from './config.ts'
import type { LambdaFunction } from './lambda-function.ts'

/** Has the clock wake a function. */
export function addTimer(of: LambdaFunction, name: FunctionName, everyMinutes: number): void {
  const rule = new Rule(of, 'Timer', {
    description: `Luid: wakes ${name}`,
    schedule: scheduleOf(everyMinutes),
    targets: [new LambdaTarget(of.lambda, whenLate(everyMinutes))],
  })
  Validations.of(rule).acknowledge({
    id: 'Serverless-EventBusDLQ',
    reason: 'The event holds nothing but the time; the next one comes by itself.',
  })
}

/** What is done once a day is done at night in Europe, when few sign, and not at the hour of the first deployment. */
function scheduleOf(everyMinutes: number): Schedule {
  return everyMinutes === 24 * 60
    ? Schedule.cron({ hour: '1', minute: '30' })
    : Schedule.rate(Duration.minutes(everyMinutes))
}

/** A call each minute or hour is soon replaced by the next; a daily one is worth waiting for. */
export function whenLate(everyMinutes: number): { maxEventAge: Duration; retryAttempts: number } {
  return everyMinutes <= 60
    ? { maxEventAge: Duration.minutes(everyMinutes), retryAttempts: 0 }
    : { maxEventAge: Duration.hours(6), retryAttempts: 2 }
}
