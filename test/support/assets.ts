import type { Assets } from '../../functions/http/assets.ts'
import { buildAssets } from '../../web/build-assets.ts'

let built: Promise<Assets> | undefined

/** The pages' static files, built once for all tests of a worker: only to be read. */
export function testAssets(): Promise<Assets> {
  built ??= buildAssets()
  return built
}
