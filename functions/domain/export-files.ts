import type { ExportFile } from './export.ts'

/**
 * Where the files of exports are kept. A file is there once it is finished, and until then nowhere: half of one is
 * never served. Everything may be done again.
 */
export type ExportFiles = {
  /** Begins a file of this name. Answers what the writing of it is called. */
  begin: (name: string) => Promise<string>
  /** Writes a part, counted from 1. Answers the tag by which it is known when the file is finished. */
  part: (file: ExportFile, number: number, bytes: Uint8Array) => Promise<string>
  /** Makes the file of these parts, in their order. Rejects where any of them is not there as it was tagged. */
  finish: (file: ExportFile, tags: readonly string[]) => Promise<void>
  /** Drops a file, and what was written of it: it is never finished after that. */
  drop: (file: ExportFile) => Promise<void>
}

/** A link by which anybody gets a file for ten minutes, under a name of its own. */
export type ExportLinks = (file: ExportFile, downloadName: string) => Promise<string>

/** The function that writes exports, as others call it. */
export type ExportWriter = {
  /** Wakes it, and does not wait for what it does. Where this fails, the timer wakes it within a minute. */
  wake: () => Promise<void>
}
