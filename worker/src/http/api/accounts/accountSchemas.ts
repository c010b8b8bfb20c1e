import { z } from 'zod';
import { listOf } from '../listOf';

const account = z.object({ id: z.string(), name: z.string(), region: z.string().nullable() });

const project = z.object({ id: z.string(), name: z.string() });

export const accountSchemas = {
	Account: account,
	AccountList: listOf(account),
	AccountProject: project,
	AccountProjectList: listOf(project),
};
