import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { relatedId } from '../../protocol/aps/jsonApi';
import { parseDocumentUrn } from '../../protocol/aps/documentUrn';
import { fillPath } from '../../protocol/aps/ids';
import { encodeModelUrn, parseModelUrn } from '../../protocol/aps/modelUrn';
import { readModelViews } from '../../protocol/aps/modelViews';
import { objectUrn, parseObjectAddress } from '../../protocol/aps/objectAddress';
import { parseRegion } from '../../protocol/aps/regions';
import { parseWebLink } from '../../protocol/aps/webLink';
import type { ApsClient } from '../apsClient/client';
import { chosenHubProject } from './chosenProject';
import { matches, searchClient } from './context';

/** Views of the chosen model in the chosen region. */
export async function searchModelViews(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	const aps = await searchClient(this, 'List Model Views', ['data:read']);
	const region = parseRegion(String(this.getNodeParameter('region', '')));
	const path = fillPath('/modelderivative/v2/designdata/{urn}/metadata', {
		urn: await modelOf(this, aps),
	});
	const views = await aps.read({ path, region }, ({ body }) => readModelViews(body));
	const results = views
		.map(({ guid, name, role }) => ({
			name: [name ?? guid, role?.toUpperCase()].filter(Boolean).join(', '),
			value: guid,
		}))
		.filter(({ name }) => matches(name, filter));
	return { results };
}

/** @throws NodeOperationError that asks the user to choose, shown instead of the list */
async function modelOf(ctx: ILoadOptionsFunctions, aps: ApsClient): Promise<string> {
	switch (ctx.getNodeParameter('modelFrom', 'newestVersion')) {
		case 'urn': {
			const parsed = parseModelUrn(entered(ctx, 'urn'));
			if (parsed.kind === 'model') return parsed.encoded;
			throw new NodeOperationError(ctx.getNode(), 'Enter the URN of the model first');
		}
		case 'object': {
			const key = entered(ctx, 'object');
			if (key === '') throw new NodeOperationError(ctx.getNode(), 'Choose an object first');
			const address = parseObjectAddress(key) ?? {
				bucketKey: entered(ctx, 'bucket'),
				objectKey: key,
			};
			return encodeModelUrn(objectUrn(address));
		}
		case 'fileVersion':
			return await modelOfDocument(ctx, aps, entered(ctx, 'fileVersion'));
		default:
			return await modelOfDocument(ctx, aps, entered(ctx, 'file'));
	}
}

async function modelOfDocument(
	ctx: ILoadOptionsFunctions,
	aps: ApsClient,
	text: string,
): Promise<string> {
	const link = parseWebLink(text);
	const urn = parseDocumentUrn(link?.fileVersion ?? link?.file ?? text);
	if (urn === undefined) throw new NodeOperationError(ctx.getNode(), 'Choose a file first');
	if (urn.kind === 'fileVersion') return encodeModelUrn(urn.id);
	const project = await chosenHubProject(ctx, aps);
	const path = fillPath('/data/v1/projects/{project}/items/{item}/tip', { project, item: urn.id });
	const { data } = await aps.document({ path });
	return relatedId(data, 'derivatives') ?? encodeModelUrn(data.id);
}

function entered(ctx: ILoadOptionsFunctions, name: string): string {
	return String(ctx.getNodeParameter(name, '', { extractValue: true }) ?? '').trim();
}
