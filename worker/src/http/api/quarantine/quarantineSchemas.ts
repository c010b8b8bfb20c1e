import { z } from 'zod';
import { id, secret } from '../limited';
import { listOf } from '../listOf';
import { time } from '../time';

const held = z.object({
	id: z.string(),
	subscription: z.string(),
	receivedAt: time,
	deliveryId: z.string().nullable(),
	size: z.int().meta({ description: 'Of the body, in bytes' }),
});

export const quarantineSchemas = {
	HeldCallback: held,
	HeldCallbackList: listOf(held),
	HeldCallbackDetail: held.extend({
		headers: z.record(z.string(), z.string()),
		body: z.string(),
	}),
	QuarantineQuery: z.strictObject({ subscription: id.optional() }),
	DiscardQuery: z.strictObject({ subscription: id }),
	QuarantineRequest: z.strictObject({ subscription: id, secret: secret.optional() }),
	QuarantineVerdict: z.object({ genuine: z.int(), refused: z.int(), unreadable: z.int() }),
	QuarantineRelease: z.object({
		released: z.int(),
		duplicates: z.int(),
		refused: z.int(),
		unreadable: z.int(),
	}),
	Discarded: z.object({ discarded: z.int() }),
};
