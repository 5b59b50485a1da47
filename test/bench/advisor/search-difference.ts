import type { Syntax } from '../../../src/advisor/syntax/syntax.ts';
import { generateDatabase } from '../../../src/advisor/verification/data/generate-database.ts';
import type { Laboratory } from '../../../src/advisor/verification/laboratory/laboratory.ts';
import { createTrial } from '../../../src/advisor/verification/trial/create-trial.ts';
import type { RewriteSubject } from '../../../src/advisor/verification/verify-rewrite.ts';

const databases = 40;

/** Whether much more and larger data than the gate uses, made from other seeds and in other shapes, tells the two queries apart. */
export async function searchDifference(
  dependencies: { readonly syntax: Syntax; readonly laboratory: Laboratory },
  subject: RewriteSubject,
): Promise<boolean> {
  const { syntax } = dependencies;
  const { dialect } = subject.analysis;
  const original = syntax.parseOne(subject.original, dialect);
  const rewritten = syntax.parseOne(subject.rewritten, dialect);
  if (!original.ok || !rewritten.ok) return false;
  const made = await createTrial(
    dependencies,
    { ...subject, original: original.tree, rewritten: rewritten.tree },
    { seed: 7_919 },
  );
  if (made.kind !== 'trial') return false;
  const { trial } = made;
  for (let index = 0; index < databases; index += 1) {
    const tables = trial.tables.source.length;
    const data = generateDatabase(trial.tables.source, trial.pools, {
      seed: 104_729 + index,
      chains: 1 + (index % 7),
      variants: Math.min(150, Math.ceil(450 / tables ** 2)) - (index % 4) * 5,
      nullShare: [0.02, 0.15, 0.5][index % 3] ?? 0.1,
      repeatShare: [0, 0.3, 0.05][index % 3] ?? 0.1,
      empty: [],
      systematic: (index % 3) * 20,
      exact: index % 5 === 4 ? 3 : 0,
      keyShare: index % 3 === 0 ? 0.6 : 1,
      focus: index % 4 === 3 ? (trial.tables.source[index % tables] ?? null) : null,
      narrow: index % 2 === 1,
      unique: [],
      referential: false,
    });
    if (await trial.differsWith(data, {})) return true;
  }
  return false;
}
