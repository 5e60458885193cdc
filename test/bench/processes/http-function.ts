import { openApi } from '../../../functions/http/openapi.ts'
import { assemble } from '../../../functions/http.ts'
import { tableClient } from '../../../functions/table/client.ts'
import { lambdaContext } from '../../../infra/local/lambda-context.ts'
import { drawInstalled } from '../../../web/cards/installed.ts'
import { answer } from '../answer.ts'
import { type Burst, forEach, measured } from '../measure.ts'
import { confirmRequests, eventOf, interleaved, type LinkSecrets, signRequest } from '../requests.ts'
import { numbers, type Range, supporter } from '../supporters.ts'
import { benchWiring, NO_ASSETS } from '../wiring.ts'

const { wiring, secrets } = await benchWiring()
const handle = await assemble(wiring, { ...NO_ASSETS, apiDocument: openApi, drawCard: drawInstalled })
const TIMEOUT_MS = 30_000

const api = {
  /** The same requests as over HTTP, as the events that Lambda gets of them: no socket before the function. */
  burst: async (asked: {
    signs: Range
    confirms: Range
    secrets: LinkSecrets
    concurrency: number
  }): Promise<Burst> => {
    const signs = numbers(asked.signs).map((number) => signRequest(supporter(number)))
    const pressing = numbers(asked.confirms).map(supporter)
    const confirms = await confirmRequests(pressing, tableClient(), asked.secrets, { onlyMailed: false })
    const events = interleaved(
      signs,
      confirms.map(({ request }) => request),
    ).map((request) => eventOf(request, secrets.originSecret))
    return measured(() =>
      forEach(events, asked.concurrency, async (event) => {
        const { statusCode } = await handle(event, lambdaContext('http', TIMEOUT_MS))
        if (statusCode !== 303) throw new Error(`The function answered ${statusCode}`)
      }),
    )
  },
}
export type HttpFunction = typeof api
answer(api)
