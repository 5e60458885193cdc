import { sendConfirmations } from './jobs/send-confirmations.ts'
import { senderParts } from './sender-parts.ts'
import { onLambda, type Wiring } from './wiring.ts'

export const assemble = async (wiring: Wiring) => sendConfirmations(await senderParts(wiring))

export const handler = onLambda(assemble)
