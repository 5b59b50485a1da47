import { aggregatesFunctions } from './aggregates-functions.ts';
import { arraysFunctions } from './arrays-functions.ts';
import { binaryFunctions } from './binary-functions.ts';
import { dateTimeFunctions } from './date-time-functions.ts';
import { extensionFunctions } from './extension-functions.ts';
import { geometryFunctions } from './geometry-functions.ts';
import { jsonFunctions } from './json-functions.ts';
import { networkFunctions } from './network-functions.ts';
import { numbersFunctions } from './numbers-functions.ts';
import { rangesFunctions } from './ranges-functions.ts';
import { textFunctions } from './text-functions.ts';
import { textSearchFunctions } from './text-search-functions.ts';
import { valuesFunctions } from './values-functions.ts';
import { xmlFunctions } from './xml-functions.ts';

/** Names of `pg_catalog`; matched also when qualified by it. */
export const builtInFunctions: ReadonlySet<string> = read(
  aggregatesFunctions,
  arraysFunctions,
  binaryFunctions,
  dateTimeFunctions,
  geometryFunctions,
  jsonFunctions,
  networkFunctions,
  numbersFunctions,
  rangesFunctions,
  textFunctions,
  textSearchFunctions,
  valuesFunctions,
  xmlFunctions,
);

/** All names that may be called unqualified. */
export const allowedFunctions: ReadonlySet<string> = new Set([
  ...builtInFunctions,
  ...read(extensionFunctions),
]);

function read(...groups: readonly string[]): ReadonlySet<string> {
  return new Set(groups.join(' ').trim().split(/\s+/));
}
