import { randomUUID } from 'node:crypto'
import type { Context } from 'aws-lambda'

/** The AWS region and account that events on this machine are stamped with. */
export const LOCAL_REGION = 'eu-west-1'
export const LOCAL_ACCOUNT = '000000000000'

/** A Lambda handler as the hosts call it: whatever the event, whatever the answer. */
export type LocalHandler = (event: never, context: Context) => Promise<unknown>

/**
 * What Lambda tells a handler about its invocation. `timeoutMs` is how long the function may take; once `timeIsUp`
 * tells that this machine stops, it has no time left, and ends as it would shortly before Lambda cuts it off.
 */
export function lambdaContext(functionName: string, timeoutMs: number, timeIsUp?: AbortSignal): Context {
  const deadline = Date.now() + timeoutMs
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: functionArn(functionName),
    memoryLimitInMB: '512',
    awsRequestId: randomUUID(),
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'local',
    getRemainingTimeInMillis: () => (timeIsUp?.aborted ? 0 : Math.max(0, deadline - Date.now())),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  }
}

export function functionArn(functionName: string): string {
  return `arn:aws:lambda:${LOCAL_REGION}:${LOCAL_ACCOUNT}:function:${functionName}`
}
