import { createNlQuery } from 'nlquery';
import { benchParts } from './parts.ts';

createNlQuery(benchParts({ work: true }));
console.log('ready');
