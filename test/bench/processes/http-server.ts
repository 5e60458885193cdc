import { openApi } from '../../../functions/http/openapi.ts'
import { assemble } from '../../../functions/http.ts'
import { assemble as assembleManage } from '../../../functions/manage.ts'
import { assemble as assembleManageCampaigns } from '../../../functions/manage-campaigns.ts'
import { startEdge } from '../../../infra/local/edge.ts'
import { drawInstalled } from '../../../web/cards/installed.ts'
import { IDLE_EXPORTS } from '../../support/idle-exports.ts'
import { IDLE_SENDER } from '../../support/idle-sender.ts'
import { answer } from '../answer.ts'
import { ownCpuSeconds } from '../measure.ts'
import { benchWiring, NO_ASSETS } from '../wiring.ts'

/** The edge and the functions that answer requests, as `npm start` has them, without the consumers. */
const { wiring, secrets } = await benchWiring()
const edge = await startEdge({
  port: 0,
  handlers: {
    http: await assemble(wiring, { ...NO_ASSETS, apiDocument: openApi, drawCard: drawInstalled }),
    manage: await assembleManage({ ...wiring, ...IDLE_EXPORTS }, () => NO_ASSETS.assets),
    'manage-campaigns': await assembleManageCampaigns({ ...wiring, campaigns: IDLE_SENDER }),
  },
  originSecret: secrets.originSecret,
})

const api = {
  url: async (_: undefined) => `http://127.0.0.1:${edge.port}`,
  cpu: async (_: undefined) => ownCpuSeconds(),
}
export type HttpServer = typeof api
answer(api)
