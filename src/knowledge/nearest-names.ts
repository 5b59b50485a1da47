import { editDistance } from '../shared/edit-distance.ts';

/** Of a longer name the beginning is compared, which takes time by the product of the lengths. */
const maxLength = 128;

/** At most three of `names`, nearest to `name` first; case does not matter, nor does a schema that `name` does not give. */
export function nearestNames(name: string, names: readonly string[]): readonly string[] {
  const wanted = name.slice(0, maxLength).toLowerCase();
  const bare = (candidate: string): string =>
    wanted.includes('.') ? candidate : candidate.slice(candidate.lastIndexOf('.') + 1);
  return names
    .map((candidate) => ({ candidate, distance: editDistance(wanted, bare(candidate.toLowerCase())) }))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}
