/** A secret as it is, percent-encoded, and as the header of a proxy's error page may quote it. */
export function secretSpellings(user: string | null, password: string | null): readonly string[] {
  if (password === null || password === '') return [];
  const basic = Buffer.from(`${user ?? ''}:${password}`).toString('base64');
  return [...new Set([password, encodeURIComponent(password), basic])];
}
