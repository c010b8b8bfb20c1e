/** Query keys that page each kind of list. Only the list readers set them. */
export const PAGING_KEYS = {
	/** `construction/admin` */
	admin: ['limit', 'offset'],
	assets: ['cursorState', 'limit'],
	/** Services for project teams, such as issues */
	construction: ['limit', 'offset'],
	hooks: ['pageState'],
	hq: ['limit', 'offset'],
	/** Data Management */
	jsonApi: ['page[limit]', 'page[number]'],
	oss: ['limit', 'startAt'],
	relationships: ['continuationToken', 'pageLimit'],
	searchFolder: ['page[limit]', 'page[number]'],
} as const;

export type ListKind = keyof typeof PAGING_KEYS;
