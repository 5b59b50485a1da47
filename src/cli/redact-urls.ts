import { redact } from '../errors/redact.ts';

/**
 * `text` with `secrets`, the user part of every URL and the secret parameters of URLs taken out. A password may hold an
 * unescaped `@` or `/`, so all up to the last `@` of the word goes.
 */
export function redactUrls(text: string, secrets: readonly string[]): string {
  const withoutUserinfo = text.replace(/\b([a-z][a-z0-9+.-]*:\/\/)[^\s'"]*@/gi, '$1***@');
  const withoutParameters = withoutUserinfo.replace(
    /([?&](?:\w*password|\w*secret|\w*token|\w*key)=)[^&\s'"]+/gi,
    '$1***',
  );
  return redact(withoutParameters, secrets);
}
