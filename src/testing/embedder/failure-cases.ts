import type { Embedder } from '../../ports/embedder.ts';
import { abortionCase } from '../abortion-case.ts';
import { failureCase } from '../failure-case.ts';
import { interruptionCase } from '../interruption-case.ts';
import type { EmbedderCase } from './embedder-case.ts';

export const failureCases: readonly EmbedderCase[] = [
  abortionCase<Embedder>('embed', (embedder, signal) => embedder.embed(['x'], { purpose: 'query', signal })),
  failureCase<Embedder>('embed', 'EMBEDDER_FAILED', (embedder) =>
    embedder.embed(['x'], { purpose: 'query' }),
  ),
  interruptionCase<Embedder>('embed', (embedder, signal) =>
    embedder.embed(['x'], { purpose: 'query', signal }),
  ),
];
