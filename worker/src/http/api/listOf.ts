import { z } from 'zod';

/** A list in an object, so that fields can be added later. */
export function listOf<Item extends z.ZodType>(
	item: Item,
): z.ZodObject<{ data: z.ZodArray<Item> }> {
	return z.object({ data: z.array(item) });
}
