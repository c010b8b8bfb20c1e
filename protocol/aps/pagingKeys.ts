/** Query keys by which each kind of list is paged. Whoever reads a list sets them, nobody else. */
export const PAGING_KEYS = {
	/** `construction/admin` */
	admin: ['limit', 'offset'],
	hooks: ['pageState'],
	hq: ['limit', 'offset'],
	/** Data Management */
	jsonApi: ['page[limit]', 'page[number]'],
	oss: ['limit', 'startAt'],
	searchFolder: ['page[limit]', 'page[number]'],
} as const;

export type ListKind = keyof typeof PAGING_KEYS;
