/** A rate limit of Autodesk: calls per app, endpoint and minute. */
export interface Quota {
	/** Calls with the same name count together. */
	name: string;
	perMinute: number;
}

/** Rate limits of Data Management, as its documentation lists them (2026). */
export const QUOTAS = {
	createFolder: { name: 'POST folders', perMinute: 50 },
	createItem: { name: 'POST items', perMinute: 50 },
	createVersion: { name: 'POST versions', perMinute: 300 },
	folder: { name: 'GET folder', perMinute: 300 },
	folderContents: { name: 'GET folder contents', perMinute: 300 },
	updateItem: { name: 'PATCH item', perMinute: 50 },
} as const satisfies Record<string, Quota>;
