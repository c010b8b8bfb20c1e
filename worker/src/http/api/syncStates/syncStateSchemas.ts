import { z } from 'zod';

/** In characters. An email address has at most 254, and an ID before it 36. */
const MAX_KEY = 300;

const count = z.int().min(0).nullable();

export const syncStateSchemas = {
	SyncState: z.strictObject({
		sourceCount: count,
		liveCount: count,
		absences: z.record(
			z.string().max(MAX_KEY),
			z.strictObject({ since: z.iso.datetime(), runs: z.int().min(0) }),
		),
		countedExecution: z.string().max(100).nullable(),
	}),
};
