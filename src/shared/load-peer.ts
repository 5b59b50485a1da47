import { NlQueryError } from '../errors/nl-query-error.ts';

/**
 * Imports an optional peer package when it is first needed.
 *
 * @throws `PEER_MISSING` with the command that installs it.
 */
export async function loadPeer<Module>(
  packageName: string,
  importPeer: () => Promise<Module>,
): Promise<Module> {
  try {
    return await importPeer();
  } catch (cause) {
    if ((cause as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    const message = `This adapter needs the package "${packageName}". Install it: npm install ${packageName}`;
    throw new NlQueryError('PEER_MISSING', message, { details: { packageName }, cause });
  }
}
