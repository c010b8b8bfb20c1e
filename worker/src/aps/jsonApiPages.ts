import type { ApsClient, ApsRequest } from './apsClient';

/** A page of a JSON:API list, as far as the worker reads it. */
export interface JsonApiPage {
	data: JsonApiResource[];
	/** Resources that `data` refers to. */
	included: JsonApiResource[];
}

export interface JsonApiResource {
	type: string;
	id: string;
	attributes: Readonly<Record<string, unknown>>;
	relationships?: Readonly<Record<string, { data?: { id: string } } | undefined>>;
}

/**
 * Pages of a list of Data Management. A page may hold few rows or none although more follow: only a
 * missing `links.next` is the end.
 *
 * @throws ApsError
 */
export async function* jsonApiPages(
	aps: ApsClient,
	request: Omit<ApsRequest, 'method' | 'body'>,
): AsyncGenerator<JsonApiPage> {
	let next: typeof request | undefined = request;
	while (next) {
		const { body } = await aps.request(next);
		const { data = [], included = [], links } = (body ?? {}) as Answer;
		yield { data, included };
		const link = links?.next;
		const path = typeof link === 'string' ? link : link?.href;
		// The link carries the query.
		next = path ? { ...request, path, query: {} } : undefined;
	}
}

interface Answer extends Partial<JsonApiPage> {
	links?: { next?: string | { href?: string } | null };
}
