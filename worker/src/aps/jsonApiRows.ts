import type { JsonApiResource } from '../../../protocol/aps/jsonApi';
import { jsonApiList } from '../../../protocol/aps/lists/jsonApiList';
import { linkedPages } from '../../../protocol/aps/lists/linkedList';
import type { ApsApi, CallTerms } from './apsApi';

/** All rows of a list of Data Management, page by page. @throws ApsError */
export async function* jsonApiRows(
	aps: ApsApi,
	path: string,
	terms: Pick<CallTerms, 'budget' | 'signal'>,
): AsyncGenerator<JsonApiResource> {
	const source = aps.source({ scopes: ['data:read'], ...terms });
	for await (const page of linkedPages(source, jsonApiList, { path })) yield* page.rows;
}
