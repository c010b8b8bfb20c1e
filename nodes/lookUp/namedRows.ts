import type { IDataObject } from 'n8n-workflow';
import { collect } from '../apsLists/pages';
import type { Pages } from '../apsLists/pages';
import { mapRows } from '../apsLists/mapRows';
import type { Named } from './named';

export interface Naming {
	/** The member that identifies the rows. Default: `id`. */
	identity?: 'id' | 'autodeskId';
	/** The member that the rows are looked up by. */
	by?: 'name' | 'email';
	/** Distinguishes a row from others with the same name. */
	detail?: (row: IDataObject) => unknown;
}

/** The rows of a list by their names. Rows without ID or name are left out. */
export async function namedRows(
	pages: Pages,
	{ identity = 'id', by = 'name', detail }: Naming = {},
): Promise<Named[]> {
	const named = await collect(
		mapRows(pages, (row) => {
			const { [identity]: id, [by]: name } = row;
			if (typeof id !== 'string' || typeof name !== 'string') return undefined;
			const distinction = detail?.(row);
			const isText = typeof distinction === 'string' && distinction !== '';
			return { id, name, detail: isText ? distinction : undefined };
		}),
	);
	return named.filter((row) => row !== undefined);
}
