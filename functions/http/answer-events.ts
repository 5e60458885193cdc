import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import type { Hono } from 'hono'
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda'
import type { Assembled } from '../wiring.ts'

export type AnswersEvents = Assembled<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>

// As text, a CSV would lose its byte order mark, which Excel needs.
const isContentTypeBinary = (type: string) => type.startsWith('text/csv') || defaultIsContentTypeBinary(type)

/** The application as a Lambda function behind an HTTP API (payload format 2.0). */
export function answerEvents(app: Hono): AnswersEvents {
  // hono's types for the event predate @types/aws-lambda's; the shape is the same.
  const answer = handle(app, { isContentTypeBinary }) as unknown as AnswersEvents
  return (event, context) => answer(event, context)
}
