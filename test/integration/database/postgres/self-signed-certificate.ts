import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBinary } from '../../../services/find-binary.ts';

/** A certificate for 127.0.0.1 and db.pinned.invalid, and its key, as PEM; `null` where openssl is not installed. */
export function selfSignedCertificate(): { readonly certificate: string; readonly key: string } | null {
  const openssl = findBinary(['openssl'], []);
  if (openssl === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'nlquery-tls-'));
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1,DNS:db.pinned.invalid'];
  try {
    execFileSync(openssl, ['req', ...kind, ...subject, '-out', certificate, '-keyout', key], {
      stdio: 'ignore',
    });
    return { certificate: readFileSync(certificate, 'utf8'), key: readFileSync(key, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
