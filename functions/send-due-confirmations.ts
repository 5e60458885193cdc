import { sendDueConfirmations } from './jobs/send-due-confirmations.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'
import { senderParts } from './wiring/sender-parts.ts'

export const assemble = async (wiring: Wiring) => sendDueConfirmations(await senderParts(wiring))

export const handler = onLambda(assemble)
