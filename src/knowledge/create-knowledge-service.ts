import type { Dependencies } from '../dependencies.ts';
import { addKnowledge } from './add-knowledge.ts';
import type { KnowledgeService } from './knowledge-service.ts';
import { listKnowledge } from './list-knowledge.ts';
import { removeKnowledge } from './remove-knowledge.ts';

export function createKnowledgeService(dependencies: Dependencies): KnowledgeService {
  return {
    add: (request, options) => addKnowledge(dependencies, request, options),
    list: (request, options) => listKnowledge(dependencies, request, options),
    remove: (request, options) => removeKnowledge(dependencies, request, options),
  };
}
