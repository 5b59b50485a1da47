import type { CallOptions } from '../../ports/call-options.ts';
import { throwIfAborted } from '../../shared/throw-if-aborted.ts';
import type { Analysis, TableName } from '../analysis/analysis.ts';
import type { Design } from '../design/design.ts';
import type { Syntax } from '../syntax/syntax.ts';
import type { SqlNode } from '../syntax/tree/sql-node.ts';
import type { UniqueKey } from './data/unique-key.ts';
import { findNeeds } from './find-needs.ts';
import { findNonDeterminism } from './find-non-determinism.ts';
import type { Laboratory } from './laboratory/laboratory.ts';
import { pathKey } from './laboratory/path-key.ts';
import { measureStrength } from './measure-strength.ts';
import { proveRenaming } from './prove-renaming.ts';
import { shrinkCounterexample } from './shrink-counterexample.ts';
import { createTrial } from './trial/create-trial.ts';
import type { Trial } from './trial/trial.ts';
import type { Verdict } from './verdict.ts';

export interface RewriteSubject {
  /** The query on the source, in the source's dialect, every table by its full path. */
  readonly original: string;
  /** The same question asked of the design. */
  readonly rewritten: string;
  readonly analysis: Analysis;
  readonly design: Design;
}

export interface KnownKey {
  readonly table: TableName;
  readonly columns: readonly string[];
}

export interface VerifyOptions extends CallOptions {
  /** The same seed gives the same data. @defaultValue 1 */
  readonly seed?: number | undefined;
  /** Databases both queries are run on at least. @defaultValue 16 */
  readonly databases?: number | undefined;
  /** Keys known to be unique though the DDL does not say so: a rewrite that needs others is refuted. @defaultValue [] */
  readonly knownKeys?: readonly KnownKey[] | undefined;
  /** Whether to look for the fewest rows on which a refuted query differs. @defaultValue true */
  readonly counterexamples?: boolean | undefined;
  /** How long to go on looking for data that tells more mutants apart, milliseconds. @defaultValue 10000 */
  readonly budgetMs?: number | undefined;
}

/**
 * How far it is known that the rewritten query gives what the original one gives: proven from the trees where it can be, else tested on
 * generated data in the laboratory. Rejects with `SANDBOX_FAILED` and `ABORTED`; bad SQL is a verdict.
 */
export async function verifyRewrite(
  dependencies: { readonly syntax: Syntax; readonly laboratory: Laboratory | null },
  subject: RewriteSubject,
  options: VerifyOptions = {},
): Promise<Verdict> {
  throwIfAborted(options.signal);
  const { syntax, laboratory } = dependencies;
  const { dialect } = subject.analysis;
  const original = syntax.parseOne(subject.original, dialect);
  const rewritten = syntax.parseOne(subject.rewritten, dialect);
  if (!original.ok) return uncheckable(`The original query cannot be read: ${original.fault.message}`);
  if (!rewritten.ok) return refuted(`The rewritten query cannot be read: ${rewritten.fault.message}`);
  const trees = { original: original.tree, rewritten: rewritten.tree };
  if (proveRenaming(syntax, { ...subject, ...trees })) {
    return { kind: 'proven', by: 'the same tree, with tables exchanged for their copies' };
  }
  const reasons = [
    ...new Set([...findNonDeterminism(trees.original), ...findNonDeterminism(trees.rewritten)]),
  ];
  if (reasons.length > 0) return uncheckable(`Two runs may differ: ${reasons.join(', ')}.`);
  if (laboratory === null) return { kind: 'bound', reason: 'There is no sandbox to try it in.' };
  return tested({ syntax, laboratory }, subject, trees, options);
}

async function tested(
  dependencies: { readonly syntax: Syntax; readonly laboratory: Laboratory },
  subject: RewriteSubject,
  trees: { readonly original: SqlNode; readonly rewritten: SqlNode },
  options: VerifyOptions,
): Promise<Verdict> {
  const { seed = 1, databases = 16, budgetMs = 10_000, signal } = options;
  const made = await createTrial(dependencies, { ...subject, ...trees }, { seed, signal });
  if (made.kind !== 'trial') return made;
  const { trial } = made;
  const found = await firstDifference(trial, databases, { signal });
  if (found !== null) {
    const needs = await findNeeds(trial, databases, { signal });
    if (needs === null || !needs.every((key) => isKnown(key, options.knownKeys ?? []))) {
      return refutedBy(trial, found, needs, options);
    }
    trial.assume(needs);
  }
  const {
    strength,
    mutants,
    databases: used,
    difference,
  } = await measureStrength(trial, {
    databases,
    budgetMs,
    signal,
  });
  if (difference !== null) return refutedBy(trial, difference, null, options);
  const settled = trial.settled();
  if (settled.databases === 0) {
    return uncheckable('On the generated data, two runs of the original query differ, or it cannot be run.');
  }
  if (settled.withRows === 0) {
    return { kind: 'bound', reason: 'No generated data made the original query give a row.' };
  }
  const needs = trial.assumed().map(inWords);
  return { kind: 'tested', strength, mutants, databases: used, needs };
}

/** @param needs what would have to be unique for the two to be equal; `null` when nothing makes them so */
async function refutedBy(
  trial: Trial,
  { index, difference }: { readonly index: number; readonly difference: string },
  needs: readonly UniqueKey[] | null,
  { counterexamples = true, signal }: VerifyOptions,
): Promise<Verdict> {
  const shrunk = counterexamples ? await shrinkCounterexample(trial, index, { signal }) : null;
  const condition = needs ? ` It holds where ${needs.map(inWords).join(' and ')}, which is not known.` : '';
  return {
    kind: 'refuted',
    reason: `On generated data, ${shrunk?.words ?? difference}.${condition}`,
    counterexample: shrunk?.counterexample ?? null,
  };
}

function inWords({ table, columns }: UniqueKey): string {
  return `${table.name}.${columns.join(', ')} is unique`;
}

function isKnown({ table, columns }: UniqueKey, known: readonly KnownKey[]): boolean {
  const names = (list: readonly string[]): string =>
    list
      .map((name) => name.toLowerCase())
      .toSorted()
      .join();
  return known.some((key) => pathKey(key.table) === pathKey(table) && names(key.columns) === names(columns));
}

/** The first database on which the two differ. */
async function firstDifference(
  trial: Trial,
  databases: number,
  options: CallOptions,
): Promise<{ readonly index: number; readonly difference: string } | null> {
  for (let index = 0; index < databases; index += 1) {
    const difference = await trial.differsOn(index, options);
    if (difference !== null) return { index, difference };
  }
  return null;
}

function uncheckable(reason: string): Verdict {
  return { kind: 'uncheckable', reason };
}

function refuted(reason: string): Verdict {
  return { kind: 'refuted', reason, counterexample: null };
}
