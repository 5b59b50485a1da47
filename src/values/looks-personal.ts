import { splitIdentifier } from '../shared/text/split-identifier.ts';
import { stem } from '../shared/text/stem.ts';

const personalWords = stems(
  'email mail phone telephone mobile cell fax ssn passport licence license iban bic swift cvv cvc password passwd pwd secret token hash salt pin credential login username nickname surname firstname lastname fullname dob birthday birthdate street address addr postcode zip ip mac latitude longitude lat lng signature biometric diagnosis religion ethnicity salary wage income',
);
const peopleWords = stems(
  'person people human customer client user member patient student pupil teacher employee staff worker contact guest visitor passenger driver applicant candidate author actor singer player owner subscriber lead donor voter citizen resident tenant doctor nurse manager agent account holder',
);
const nameWords = stems('name first last middle full maiden given family');

/**
 * Whether a column may hold data about people, going by names alone: contact data, identifiers, secrets, birth dates, and the names
 * in tables that are about people. Errs on the careful side.
 */
export function looksPersonal(table: string, column: string): boolean {
  const columnWords = splitIdentifier(column).map(stem);
  if (columnWords.some((word) => personalWords.has(word))) return true;
  if (personalWords.has(stem(columnWords.join('')))) return true;
  const namesSomething = columnWords.some((word) => nameWords.has(word));
  const aboutPeople = [...splitIdentifier(table), ...splitIdentifier(column)].some((word) =>
    peopleWords.has(stem(word)),
  );
  return (
    namesSomething && (aboutPeople || columnWords.some((word) => word !== 'name' && nameWords.has(word)))
  );
}

function stems(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map(stem));
}
