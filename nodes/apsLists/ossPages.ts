import type { IDataObject } from 'n8n-workflow';
import type { ApsClient, ApsRequest } from '../apsClient/client';
import type { Pages } from './pagination';

/** The largest page OSS answers; left alone it answers 10. */
export const OSS_PAGE_SIZE = 100;

interface OssPage {
	items: IDataObject[];
	/** What to send as `startAt` for the next page; undefined at the end of the list. */
	startAt: string | undefined;
}

/**
 * One page of buckets or objects. The link to the next page forgets parameters such as `region` and
 * `beginsWith`, so only its `startAt` is of use.
 */
export async function ossPage(
	client: ApsClient,
	path: string,
	query: ApsRequest['query'],
): Promise<OssPage> {
	const { items = [], next } = await client.get<{ items?: IDataObject[]; next?: string }>(
		path,
		query,
	);
	const link = next ? new URL(next, client.access.baseUrl) : undefined;
	return { items, startAt: link?.searchParams.get('startAt') ?? undefined };
}

/** All pages of a list of buckets or objects, each asked for with the same query. */
export async function* ossPages(
	client: ApsClient,
	path: string,
	query: ApsRequest['query'] = {},
): Pages {
	let startAt = query.startAt;
	do {
		const page = await ossPage(client, path, { ...query, startAt });
		yield page.items;
		startAt = page.startAt;
	} while (startAt !== undefined);
}
