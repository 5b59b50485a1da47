/** `user:password@` of a URL of ours; empty without either. */
export function userinfo(user: string | null, password: string | null): string {
  if (user === null && password === null) return '';
  const secret = password === null || password === '' ? '' : `:${encodeURIComponent(password)}`;
  return `${encodeURIComponent(user ?? '')}${secret}@`;
}
