import { z } from 'zod';
import { listOf } from '../listOf';

const account = z.object({ id: z.string(), name: z.string(), region: z.string().nullable() });

export const accountSchemas = {
	Account: account,
	AccountList: listOf(account),
};
