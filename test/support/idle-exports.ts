import type { ExportLinks, ExportWriter } from '../../functions/domain/export-files.ts'

/** A writer of exports that says yes and does nothing, and links to nowhere: for what only has to ask for one. */
export const IDLE_EXPORTS: { exportWriter: ExportWriter; exportLinks: ExportLinks } = {
  exportWriter: { wake: async () => {} },
  exportLinks: async ({ name }, downloadName) => `https://files.example.org/${name}/${downloadName}`,
}
