import { nextPageState } from '../../../protocol/aps/hookPage';
import type { ApsClient, ApsRequest } from './apsClient';

/** Never more pages than this: a list that links in circles would be read for ever. */
const MAX_PAGES = 1000;

/**
 * Pages of a list of webhooks. An empty list is answered as 204 without a body or as 200 with empty
 * `data`; both come out as no rows.
 *
 * @throws ApsError
 */
export async function* hookPages<Row>(
	aps: ApsClient,
	request: Omit<ApsRequest, 'method' | 'body'>,
): AsyncGenerator<Row[]> {
	let pageState: string | undefined;
	for (let page = 0; page < MAX_PAGES; page += 1) {
		const { body } = await aps.request({ ...request, query: { ...request.query, pageState } });
		const { data = [], links } = (body ?? {}) as HookPage<Row>;
		yield data;
		pageState = nextPageState(links?.next);
		if (pageState === undefined) return;
	}
}

interface HookPage<Row> {
	data?: Row[];
	links?: { next?: string | null };
}
