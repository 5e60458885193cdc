import { assembleSender } from './jobs/assemble-sender.ts'
import { sendConfirmations } from './jobs/send-confirmations.ts'
import { onLambda, type Wiring } from './wiring.ts'

export const assemble = async (wiring: Wiring) => sendConfirmations(await assembleSender(wiring))

export const handler = onLambda(assemble)
