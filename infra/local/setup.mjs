/** `npm run setup`: the installation alone, for those who want it as a step of its own. */
import { ensureInstalled } from './installed.mjs'

ensureInstalled()
