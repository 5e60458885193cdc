import { sendConfirmations } from './jobs/send-confirmations.ts'
import { onLambda, type Wiring } from './wiring/on-lambda.ts'
import { senderParts } from './wiring/sender-parts.ts'

export const assemble = async (wiring: Wiring) => sendConfirmations(await senderParts(wiring))

export const handler = onLambda(assemble)
