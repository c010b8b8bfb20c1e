import type { IDataObject } from 'n8n-workflow';

/** How a transfer went, in the records of uploads and downloads: see `Progress.summary`. */
export const transferExample: IDataObject = {
	bytes: 1482752,
	seconds: 0.42,
	megabytesPerSecond: 3.5,
	parts: 1,
	retries: 0,
	sha1: '5b7f8c1d0e3a4f6b9c2d7e8f1a0b3c4d5e6f7a8b',
};

/** Adds how the transfer went to a record, before the IDs at its end. @param transfer null for none */
export function withTransfer(record: IDataObject, transfer: IDataObject | null): IDataObject {
	const entries = Object.entries(record);
	const ids = entries.findIndex(([key]) => key === 'id');
	const at = ids === -1 ? entries.length : ids;
	return Object.fromEntries([
		...entries.slice(0, at),
		['transfer', transfer],
		...entries.slice(at),
	]);
}
