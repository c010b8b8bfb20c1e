import { fillPath } from '../../aps/ids';
import type { ApiMethod, ApiOperation, InputOf } from './operation';

/** A call of the admin API, as data for any HTTP client. */
export interface ApiRequest {
	method: ApiMethod;
	/** Below `/api/v1`, its placeholders filled and percent-encoded. */
	path: string;
	/** Without empty entries; undefined for an operation without a query. */
	query?: Readonly<Record<string, string | number>>;
	body?: object;
	/** Whether sending it twice is harmless, so that a client may retry after a lost answer. */
	repeatable: boolean;
}

/** @throws RangeError if an id is missing, or would change the path */
export function apiRequest<Operation extends ApiOperation>(
	operation: Operation,
	input: InputOf<Operation>,
): ApiRequest {
	const { params = {}, query, body } = input;
	return {
		method: operation.method,
		path: fillPath(operation.path, params),
		query: query && filled(query),
		body: operation.body === undefined ? undefined : (body ?? {}),
		repeatable: operation.repeatable ?? true,
	};
}

function filled(query: object): Record<string, string | number> {
	const entries = Object.entries(query).filter(
		(entry): entry is [string, string | number] =>
			typeof entry[1] === 'number' || (typeof entry[1] === 'string' && entry[1] !== ''),
	);
	return Object.fromEntries(entries);
}
