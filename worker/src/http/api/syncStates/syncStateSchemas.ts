import { z } from 'zod';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import { text } from '../limited';
import { listOf } from '../listOf';
import { time } from '../time';

/** In characters. An email address has at most 254, and an ID before it 36. */
const MAX_KEY = 300;

const count = z.int().min(0).nullable();

const summary = z.object({
	id: z.string(),
	label: z.string(),
	savedAt: time,
});

export const syncStateSchemas = {
	SyncStateList: listOf(summary),
	SyncStateSummary: summary,
	SyncState: z.strictObject({
		label: text(LIMITS.syncState.label),
		sourceCount: count,
		liveCount: count,
		absences: z.record(
			z.string().max(MAX_KEY),
			z.strictObject({ since: z.iso.datetime(), runs: z.int().min(0) }),
		),
		countedExecution: z.string().max(100).nullable(),
	}),
};
