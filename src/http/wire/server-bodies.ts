import * as z from 'zod';
import { named } from './named.ts';

export const healthBody = named('Health', z.object({ status: z.literal('ok') }));
export const readyBody = named('Ready', z.object({ status: z.literal('ready') }));
