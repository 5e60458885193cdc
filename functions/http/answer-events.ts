import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda'
import type { Hono } from 'hono'
import { defaultIsContentTypeBinary, handle } from 'hono/aws-lambda'

export type AnswersEvents = (
  event: APIGatewayProxyEventV2,
  context: Context,
) => Promise<APIGatewayProxyStructuredResultV2>

// As text, a CSV would lose its byte order mark, which Excel needs.
const isContentTypeBinary = (type: string) => type.startsWith('text/csv') || defaultIsContentTypeBinary(type)

/** The application as a Lambda function behind an HTTP API (payload format 2.0). */
export function answerEvents(app: Hono): AnswersEvents {
  // hono's types for the event predate @types/aws-lambda's; the shape is the same.
  const answer = handle(app, { isContentTypeBinary }) as unknown as AnswersEvents
  return (event, context) => answer(event, context)
}
