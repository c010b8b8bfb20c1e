/**
 * Items in batches of one group each, in their order.
 *
 * @param groupOf items of different groups never share a batch
 * @param most items of a batch
 */
export function inBatches<Item>(
	items: readonly Item[],
	groupOf: (item: Item) => string,
	most: number,
): Item[][] {
	const batches: Item[][] = [];
	const open = new Map<string, Item[]>();
	for (const item of items) {
		const group = groupOf(item);
		const batch = open.get(group);
		if (batch !== undefined && batch.length < most) {
			batch.push(item);
			continue;
		}
		const next = [item];
		open.set(group, next);
		batches.push(next);
	}
	return batches;
}
