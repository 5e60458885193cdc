import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Vitest global set-up: all temporary folders of a run lie in one, which goes with it. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'luid-tests-'))
  // Workers inherit it, and what they start does.
  process.env['TMPDIR'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
