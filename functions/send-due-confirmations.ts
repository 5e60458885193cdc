import { assembleSender } from './jobs/assemble-sender.ts'
import { sendDueConfirmations } from './jobs/send-due-confirmations.ts'
import { onLambda, type Wiring } from './wiring.ts'

export const assemble = async (wiring: Wiring) => sendDueConfirmations(await assembleSender(wiring))

export const handler = onLambda(assemble)
