import { z } from 'zod';

/** Several entries, with room for more facts about them. */
export function listOf<Item extends z.ZodType>(
	item: Item,
): z.ZodObject<{ data: z.ZodArray<Item> }> {
	return z.object({ data: z.array(item) });
}
