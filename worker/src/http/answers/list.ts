import { z } from 'zod';

/** Several, with room for more to say about them. */
export function listOf<Item extends z.ZodType>(
	item: Item,
): z.ZodObject<{ data: z.ZodArray<Item> }> {
	return z.object({ data: z.array(item) });
}
