import type { ApsClient, ApsRequest } from './apsClient';
import { ApsError } from './apsError';

type ListRequest = Omit<ApsRequest, 'method' | 'body'>;

/** The largest pages that the services answer. */
const HQ_PAGE = 100;
const ADMIN_PAGE = 200;

/**
 * Pages of a list of `hq`: bare arrays that say nothing about what follows; one that is not full is
 * the last.
 *
 * @throws ApsError
 */
export async function* hqPages<Row>(
	aps: ApsClient,
	request: ListRequest,
): AsyncGenerator<readonly Row[]> {
	for (let offset = 0; ; offset += HQ_PAGE) {
		const query = { ...request.query, limit: HQ_PAGE, offset };
		const { body, status } = await aps.request({ ...request, query });
		if (status !== 204 && !Array.isArray(body)) throw notAList(request.path);
		const rows = (body ?? []) as Row[];
		yield rows;
		if (rows.length < HQ_PAGE) return;
	}
}

/**
 * Pages of a list of `construction/admin`, which says how many rows there are.
 *
 * @throws ApsError
 */
export async function* adminPages<Row>(
	aps: ApsClient,
	request: ListRequest,
): AsyncGenerator<readonly Row[]> {
	let offset = 0;
	for (;;) {
		const query = { ...request.query, limit: ADMIN_PAGE, offset };
		const { body } = await aps.request({ ...request, query });
		const { results, pagination } = (body ?? {}) as AdminPage<Row>;
		if (!Array.isArray(results)) throw notAList(request.path);
		yield results;
		offset += results.length;
		if (results.length === 0 || offset >= (pagination?.totalResults ?? 0)) return;
	}
}

interface AdminPage<Row> {
	results?: Row[];
	pagination?: { totalResults?: number };
}

/** Taking anything else for an empty list would tell that everything is gone. */
function notAList(path: string): ApsError {
	return new ApsError(`Autodesk answered GET ${path} with something other than a list`);
}
