import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { OSS_PAGE_SIZE } from '../../protocol/aps/lists/ossList';
import { ossPage, ossPages } from '../apsLists/ossPages';
import { collect } from '../apsLists/pages';
import { DEFAULT_REGION, parseRegion } from '../../protocol/aps/regions';
import { matches, searchClient } from './context';

const PATH = '/oss/v2/buckets';

/**
 * Buckets of the app in the chosen region, by key, a page at a time. OSS cannot search, so a search
 * reads all of them.
 */
export async function searchBuckets(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Buckets', ['bucket:read']);
	// Where the region can be automatic, buckets are listed in Autodesk's default region.
	const region = parseRegion(String(this.getNodeParameter('region', ''))) ?? DEFAULT_REGION;
	const query = { region, limit: OSS_PAGE_SIZE, startAt: paginationToken };
	if (filter) {
		const buckets = await collect(ossPages(aps, PATH, query));
		return { results: toResults(buckets).filter(({ name }) => matches(name, filter)) };
	}
	const { items, startAt } = await ossPage(aps, PATH, query);
	return { results: toResults(items), paginationToken: startAt };
}

function toResults(buckets: ReadonlyArray<{ bucketKey?: unknown }>) {
	return buckets.map(({ bucketKey }) => ({ name: String(bucketKey), value: String(bucketKey) }));
}
