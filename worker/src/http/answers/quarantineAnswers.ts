import { z } from 'zod';
import { time } from './time';

const held = z.object({
	id: z.string(),
	subscription: z.string(),
	receivedAt: time,
	deliveryId: z.string().nullable(),
	size: z.int().meta({ description: 'Of the body, in bytes' }),
});

export const heldAnswer = held.meta({ id: 'HeldCallback' });

export const heldDetailAnswer = held
	.extend({ headers: z.record(z.string(), z.string()), body: z.string() })
	.meta({ id: 'HeldCallbackDetail' });

export const verdictAnswer = z
	.object({ genuine: z.int(), refused: z.int(), unreadable: z.int() })
	.meta({ id: 'QuarantineVerdict' });

export const releaseAnswer = z
	.object({ released: z.int(), duplicates: z.int(), refused: z.int(), unreadable: z.int() })
	.meta({ id: 'QuarantineRelease' });

export const discardAnswer = z.object({ discarded: z.int() });
