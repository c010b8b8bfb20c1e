import { NodeOperationError } from 'n8n-workflow';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { searchAssets } from './assets';
import { searchFiles } from './files';
import { searchForms } from './forms';
import { searchIssues } from './issues';
import { searchRfis } from './rfis';
import { searchSubmittals } from './submittals';

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** The lists of the kinds that relationships link; the other kinds have none. */
const LISTS: Readonly<Partial<Record<string, Search>>> = {
	asset: searchAssets,
	file: searchFiles,
	form: searchForms,
	issue: searchIssues,
	rfi: searchRfis,
	submittal: searchSubmittals,
};

/** Things of the kind that is chosen under From Kind. */
export async function searchLinkedFrom(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchKind(this, 'fromKind', filter, paginationToken);
}

/** Things of the kind that is chosen under To Kind. */
export async function searchLinkedTo(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await searchKind(this, 'toKind', filter, paginationToken);
}

async function searchKind(
	ctx: ILoadOptionsFunctions,
	parameter: 'fromKind' | 'toKind',
	filter: string | undefined,
	paginationToken: string | undefined,
): Promise<INodeListSearchResult> {
	const kind = String(ctx.getNodeParameter(parameter, ''));
	const list = Object.hasOwn(LISTS, kind) ? LISTS[kind] : undefined;
	if (list !== undefined) return await list.call(ctx, filter, paginationToken);
	throw new NodeOperationError(
		ctx.getNode(),
		'Things of this kind cannot be listed: choose By ID, and enter the ID',
	);
}
