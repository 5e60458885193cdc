import { type Petition, stateAt } from './petition.ts'

/** How many other petitions are shown beside one. */
const MOST_RELATED = 3

/** Petitions to read and sign after this one: open ones, first those about the same topics, then the newest. */
export function relatedPetitions(
  petition: Pick<Petition, 'slug' | 'topics'>,
  all: readonly Petition[],
  now: Date,
): Petition[] {
  const shared = ({ topics }: Petition) => topics.filter((topic) => petition.topics.includes(topic)).length
  return all
    .filter((other) => other.slug !== petition.slug && stateAt(other, now) === 'open')
    .sort((a, b) => shared(b) - shared(a) || (b.publishedAt ?? '').localeCompare(a.publishedAt ?? ''))
    .slice(0, MOST_RELATED)
}
