import type {
	IDataObject,
	ILoadOptionsFunctions,
	INodeListSearchItems,
	INodeListSearchResult,
} from 'n8n-workflow';
import { hooksInEveryState } from '../../protocol/aps/lists/hookList';
import { listOwnHooks } from '../../protocol/aps/hooks';
import { collect } from '../apsLists/pages';
import { hookSelfPath } from '../../protocol/aps/hookAddress';
import { DEFAULT_REGION } from '../../protocol/aps/regions';
import type { Region } from '../../protocol/aps/regions';
import { matches, searchClient } from './context';

/**
 * Webhooks that the credential can see in the chosen region, by event and URL. Reads all pages, because
 * Autodesk neither searches nor sorts; 200 webhooks per call.
 */
export async function searchWebhooks(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Webhooks', ['data:read']);
	const region = this.getNodeParameter('region', DEFAULT_REGION) as Region;
	const pages = hooksInEveryState(aps, listOwnHooks({ region }));
	const results = (await collect(pages))
		.map(toResult)
		.filter(({ name }) => matches(name, filter))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

function toResult({
	system,
	event,
	hookId,
	callbackUrl,
	status,
}: IDataObject): INodeListSearchItems {
	const suffix = status === 'active' ? '' : ` (${String(status)})`;
	return {
		name: `${String(event)} → ${String(callbackUrl)}${suffix}`,
		value: hookSelfPath({
			system: String(system),
			event: String(event),
			hookId: String(hookId),
		}),
	};
}
