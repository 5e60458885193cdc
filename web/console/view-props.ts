/** What a view gets: the named parts of its address. */
export type ViewProps = { params: Readonly<Record<string, string>> }
