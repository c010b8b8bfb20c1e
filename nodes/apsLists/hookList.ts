import type { IDataObject } from 'n8n-workflow';
import { nextPageState } from '../../protocol/aps/hookPage';
import type { ApsClient, ApsRequest } from '../apsClient/client';
import type { Pages } from './pagination';

/**
 * Pages of a list of webhooks, up to 200 each. An empty list is answered as 204 without a body or as
 * 200 with empty `data`, depending on the endpoint; both come out as no records.
 *
 * @param path e.g. `/webhooks/v1/systems/data/hooks`
 */
export async function* hookPages(
	aps: ApsClient,
	path: string,
	where: Pick<ApsRequest, 'region' | 'headers' | 'accept'>,
	query: ApsRequest['query'] = {},
): Pages {
	let pageState: string | undefined;
	do {
		const answer = await aps.get<HookPage | ''>(path, { ...query, pageState }, where);
		const page = answer === '' || typeof answer !== 'object' || answer === null ? {} : answer;
		yield page.data ?? [];
		pageState = nextPageState(page.links?.next);
	} while (pageState !== undefined);
}

interface HookPage {
	links?: { next?: string | null };
	data?: IDataObject[];
}
