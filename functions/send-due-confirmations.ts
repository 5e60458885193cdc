import { sendDueConfirmations } from './jobs/send-due-confirmations.ts'
import { senderParts } from './sender-parts.ts'
import { onLambda, type Wiring } from './wiring.ts'

export const assemble = async (wiring: Wiring) => sendDueConfirmations(await senderParts(wiring))

export const handler = onLambda(assemble)
