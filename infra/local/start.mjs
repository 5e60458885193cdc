/** `npm start`: installs once, then runs the whole system in this very process. */
import { ensureInstalled, ROOT } from './installed.mjs'

ensureInstalled()
// tsx reads tsconfig.json, and the data folder lies, from here.
process.chdir(ROOT)
// Luid supports Node 20 with pinned versions; the SDK's reminder of 2027 would only worry a newcomer.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const { register } = await import('tsx/esm/api')
register()
await import('./main.ts')
