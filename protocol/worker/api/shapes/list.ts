/** A list in an object, so that fields can be added later. */
export interface ListOf<Item> {
	data: Item[];
}
