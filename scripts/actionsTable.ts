import type { INodeProperties } from 'n8n-workflow';
import { LATEST } from '../nodes/fields/nodeVersion';
import { shownFields } from '../nodes/actionNode/properties';
import { callsAnyEndpoint } from '../nodes/operations/operation';
import type { Operation, Resource } from '../nodes/operations/operation';
import { ACTION_NODES } from './actionNodes';
import type { ActionNode } from './actionNodes';
import { byName, everyOperation } from './everyOperation';
import type { PlacedOperation } from './everyOperation';
import { anchor, code, pageWithNarrowTables, row, tableHead } from './markdown';

const INTRODUCTION = `# Actions

The operations of the action nodes, with what each of them calls and needs. The pages of the nodes describe each
operation with its fields and its output. \`npm run docs\` generates these pages from \`nodes/*/operations/\`; do not
edit them by hand.

Credentials: **3L** is a signed-in user (3-legged), **SSA** a service account, **2L** the app itself
(2-legged), **2L+user** the app on behalf of the user entered under **Act as User**. An operation without an
Autodesk action combines or extends Autodesk's own.
`;

const PAGE_INTRODUCTION = `Fields in **bold** are required. The record is an example of the simplified
output; **Output** chooses between that, some of its fields, and the raw response. Two options are not repeated for each operation: **Options > Concurrency**,
the number of items processed at once, 5 by default and 16 where content is transferred; and **Act as User**
of operations with 2L+user, which is an option, or
a field if 2L alone is not sufficient. [Actions](../actions.md) explains the credentials and lists the operations of all nodes.
`;

/** The pages about operations, by path: a list of all of them, and a page for each node. */
export async function actionsPages(): Promise<Map<string, string>> {
	const list = [INTRODUCTION, ...ACTION_NODES.flatMap(nodeTable)].join('\n');
	const pages = ACTION_NODES.map(async (node) => {
		const path = `docs/${pageOf(node)}`;
		return [path, await pageWithNarrowTables(nodePage(node), path)] as const;
	});
	return new Map([
		['docs/actions.md', await pageWithNarrowTables(list, 'docs/actions.md')],
		...(await Promise.all(pages)),
	]);
}

/**
 * A link to the description of the operation.
 *
 * @param docs the folder docs/, as seen from the page with the link
 */
export function linkTo({ node, title }: PlacedOperation, docs = '', text = title): string {
	return `[${text}](${docs}${pageOf(node)}#${anchor(title)})`;
}

function pageOf({ type }: ActionNode): string {
	return `actions/${anchor(type.description.displayName)}.md`;
}

function nodeTable(node: ActionNode): string[] {
	return [
		`\n## [${node.type.description.displayName}](${pageOf(node)})\n`,
		...tableHead([
			'Resource',
			'Operation',
			'Autodesk’s action',
			'Method and path',
			'Scopes',
			'Credentials',
		]),
		...everyOperation([node]).map((placed) => {
			const { resource, operation } = placed;
			return row([
				resource.name,
				linkTo(placed, '', operation.name),
				operation.action ?? '–',
				request(operation),
				scopes(operation),
				credentials(operation),
			]);
		}),
	];
}

function nodePage({ type, resources }: ActionNode): string {
	return [
		`# ${type.description.displayName}: operations\n`,
		PAGE_INTRODUCTION,
		...byName(resources).map(resourceSection),
	].join('\n');
}

function resourceSection(resource: Resource): string {
	return [
		`\n## ${resource.name}\n`,
		...byName(resource.operations).map((operation) => operationSection(resource, operation)),
	].join('\n');
}

function operationSection(resource: Resource, operation: Operation): string {
	const { action, description, options = [], example } = operation;
	return [
		`\n### ${resource.name}: ${operation.name}\n`,
		`${sentence(description)}\n`,
		...(action ? [`- Autodesk’s action: ${action}`] : []),
		`- Request: ${request(operation)}`,
		`- Scopes: ${scopes(operation)}`,
		`- Credentials: ${credentials(operation)}`,
		...fieldList('Fields', documentedFields(operation)),
		...fieldList('Options', options),
		`\n\`\`\`json\n${JSON.stringify(example, null, 2)}\n\`\`\``,
	].join('\n');
}

/** As new nodes show them. */
function documentedFields(operation: Operation): INodeProperties[] {
	return shownFields(operation).filter(({ displayOptions }) => isShownIn(LATEST, displayOptions));
}

function isShownIn(version: number, displayOptions: INodeProperties['displayOptions']): boolean {
	const versions = displayOptions?.show?.['@version'] ?? [];
	return versions.every((rule) => {
		const { lt } = (rule as { _cnd?: { lt?: number } })._cnd ?? {};
		return lt === undefined || version < lt;
	});
}

function fieldList(headline: string, fields: readonly INodeProperties[]): string[] {
	const names = fields
		.filter(({ type }) => type !== 'notice')
		.map(({ displayName, required }) => (required ? `**${displayName}**` : displayName));
	const unique = [...new Set(names)];
	return unique.length === 0 ? [] : [`- ${headline}: ${unique.join(', ')}`];
}

function request(operation: Operation): string {
	return callsAnyEndpoint(operation) ? operation.endpoint : code(operation.endpoint);
}

function scopes(operation: Operation): string {
	if (callsAnyEndpoint(operation)) return 'those of the endpoint';
	const { scopes: needed } = operation;
	return needed.length === 0 ? 'none' : needed.map(code).join(' ');
}

function credentials({ access }: Operation): string {
	return access.join(', ');
}

function sentence(text: string): string {
	const plain = text.replaceAll(/<\/?code>/g, '`');
	return plain.endsWith('.') ? plain : `${plain}.`;
}
