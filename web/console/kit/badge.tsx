/** A state in one word. The tone is decoration: the word says it all. */
export function Badge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'good' | 'busy' | 'warn' | 'bad'
  children: string
}) {
  return <span class={`badge ${tone}`}>{children}</span>
}
