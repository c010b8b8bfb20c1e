import { z } from 'zod';
import { LIMITS } from '../../../../../protocol/worker/api/limits';
import {
	REPLAY_STATUSES,
	REPLAYED_STATUSES,
} from '../../../../../protocol/worker/api/shapes/replay';
import { id, wholeNumber } from '../limited';
import { listOf } from '../listOf';
import { time, timeInput } from '../time';

const replay = z.object({
	id: z.string(),
	status: z.enum(REPLAY_STATUSES),
	filter: z.object({
		status: z.enum(REPLAYED_STATUSES),
		subscription: z.string().optional(),
		event: z.string().optional(),
		since: time.optional(),
		until: time,
	}),
	rate: z.int().meta({ description: 'Events per second' }),
	replayed: z.int(),
	createdAt: time,
	finishedAt: time.nullable(),
});

export const replaySchemas = {
	Replay: replay,
	ReplayList: listOf(replay),
	ReplayRequest: z.strictObject({
		status: z.enum(REPLAYED_STATUSES).default('dead'),
		subscription: id.optional(),
		event: z.string().optional(),
		since: timeInput.optional(),
		until: timeInput.optional(),
		rate: wholeNumber(LIMITS.replay.rate).default(LIMITS.replay.rate.default),
	}),
};
