import type { Dependencies } from '../dependencies.ts';
import { ask } from './ask.ts';
import type { QueryService } from './query-service.ts';
import { retrieve } from './retrieve.ts';

export function createQueryService(dependencies: Dependencies): QueryService {
  return {
    ask: (request, options) => ask(dependencies, request, options),
    retrieve: (request, options) => retrieve(dependencies, request, options),
  };
}
