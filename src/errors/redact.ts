/** `text` with every secret, as it is and percent-encoded, replaced by `***`. Secrets shorter than 3 characters stay. */
export function redact(text: string, secrets: readonly string[]): string {
  const spellings = new Set(secrets.flatMap((secret) => [secret, encodeURIComponent(secret)]));
  const longestFirst = [...spellings]
    .filter((secret) => secret.length >= 3)
    .sort((a, b) => b.length - a.length);
  return longestFirst.reduce((redacted, secret) => redacted.replaceAll(secret, '***'), text);
}
