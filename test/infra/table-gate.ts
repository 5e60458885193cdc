import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import * as v from 'valibot'

/** What IAM calls an operation: its action, and the index it needs where it queries one. */
export type Use = string

const Part = v.record(v.string(), v.unknown())
const Body = v.object({
  IndexName: v.optional(v.string()),
  TransactItems: v.optional(v.array(Part), []),
})

/** IAM's actions for the parts of a transaction: a transaction has none of its own. */
const PARTS: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
}

/** What a request to DynamoDB needs leave for. */
function usesOf(operation: string, text: string): Use[] {
  const { IndexName, TransactItems } = v.parse(Body, JSON.parse(text))
  if (operation.startsWith('Transact')) {
    return TransactItems.flatMap((part) => Object.keys(part).map((kind) => PARTS[kind] ?? kind))
  }
  return [IndexName === undefined ? operation : `${operation} on ${IndexName}`]
}

export type TableGate = { endpoint: string; seen: Set<Use>; stop: () => Promise<void> }

/** Passes on all that a function asks of DynamoDB, and remembers what it needs leave for. */
export async function startTableGate(behind: string): Promise<TableGate> {
  const seen = new Set<Use>()
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const target = String(request.headers['x-amz-target'])
    for (const use of usesOf(target.slice(target.indexOf('.') + 1), body)) seen.add(use)
    const { 'x-amz-target': _target, authorization = '', 'x-amz-date': date = '' } = request.headers
    const answer = await fetch(behind, {
      method: 'POST',
      body,
      headers: {
        'x-amz-target': target,
        'content-type': 'application/x-amz-json-1.0',
        authorization,
        'x-amz-date': String(date),
      },
    })
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' })
    response.end(await answer.text())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No TCP port')
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    seen,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
