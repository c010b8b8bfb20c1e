import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import type { INodeListSearchResult, INodeParameters, INodeType } from 'n8n-workflow';
import { nodeUnderTest } from './runNode';
import type { NodeOptions } from './runNode';

interface SearchOptions extends NodeOptions {
	/** What the user typed. */
	filter?: string;
	/** The token for the next page, returned by the previous one. */
	paginationToken?: string;
}

/** Searches a locator's list in a node with these parameters, as the editor does while the user types. */
export async function searchList(
	type: INodeType,
	method: string,
	parameters: INodeParameters,
	{ filter, paginationToken, ...options }: SearchOptions = {},
): Promise<INodeListSearchResult> {
	const { workflow, additionalData } = nodeUnderTest(type, parameters, options);
	const node = workflow.getNode('Node')!;
	const context = new LoadOptionsContext(
		workflow,
		node,
		{ ...additionalData, currentNodeParameters: node.parameters },
		'/',
	);
	const search = type.methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list search "${method}"`);
	return await search.call(context, filter, paginationToken);
}
