/** Several records, with room for more facts about them. */
export interface ListOf<Item> {
	data: Item[];
}
