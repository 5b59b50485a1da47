import type { Dependencies } from '../dependencies.ts';
import { ask } from './ask.ts';
import type { QueryService } from './query-service.ts';
import { retrieve } from './retrieve.ts';
import { run } from './run.ts';

export function createQueryService(dependencies: Dependencies): QueryService {
  return {
    ask: (request, options) => ask(dependencies, request, options),
    run: (request, options) => run(dependencies, request, options),
    retrieve: (request, options) => retrieve(dependencies, request, options),
  };
}
