import type { IDataObject } from 'n8n-workflow';
import { linkedPage, linkedPages } from '../../protocol/aps/lists/linkedList';
import { ossList } from '../../protocol/aps/lists/ossList';
import type { ApsQuery } from '../../protocol/aps/request';
import type { ApsClient } from '../apsClient/client';
import type { Pages } from './pages';

interface OssPage {
	items: readonly IDataObject[];
	/** What to send as `startAt` for the next page; undefined at the end of the list. */
	startAt: string | undefined;
}

/** One page of buckets or objects. */
export async function ossPage(aps: ApsClient, path: string, query: ApsQuery): Promise<OssPage> {
	const page = await linkedPage(aps, ossList, { path, query });
	return { items: page?.rows ?? [], startAt: page?.next };
}

/** All pages of a list of buckets or objects, each requested with the same query. */
export async function* ossPages(aps: ApsClient, path: string, query: ApsQuery = {}): Pages {
	for await (const { rows } of linkedPages(aps, ossList, { path, query })) yield rows;
}
