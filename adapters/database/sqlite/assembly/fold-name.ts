/** Two names that SQLite takes for the same become equal: it disregards the case of ASCII letters only. */
export function foldName(name: string): string {
  return /[A-Z]/.test(name) ? name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : name;
}
