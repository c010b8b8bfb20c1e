import type { INodeProperties } from 'n8n-workflow';
import { LATEST } from '../nodes/fields/nodeVersion';
import { shownFields } from '../nodes/actionNode/properties';
import { callsAnyEndpoint } from '../nodes/operations/operation';
import type { Operation, Resource } from '../nodes/operations/operation';
import { ACTION_NODES } from './actionNodes';
import type { ActionNode } from './actionNodes';
import { byName, everyOperation } from './everyOperation';
import {
	anchor,
	blockWithNarrowTables,
	code,
	pageWithNarrowTables,
	row,
	tableHead,
} from './markdown';

const INTRODUCTION = `# Actions

The operations of the action nodes. \`npm run docs\` generates this page from
\`nodes/*/operations/\`; do not edit it by hand.

Credentials: **3L** is a signed-in user (3-legged), **SSA** a service account, **2L** the app itself
(2-legged), **2L+user** the app on behalf of the user entered under **Act as User**. An operation without an
Autodesk action combines or extends Autodesk's own.

In the sections below the table, fields in **bold** are required. The record is an example of the simplified
output; **Output** chooses between that, some of its fields, and the raw response. Two options are not repeated in each section: **Options > Concurrency**,
the number of items processed at once, 5 by default and 16 where content is transferred; and **Act as User**
of operations with 2L+user, which is an option, or
a field if 2L alone is not sufficient.
`;

/** The page docs/actions.md: one table of everything, then a section for each operation. */
export async function actionsPage(): Promise<string> {
	const table = [
		...tableHead(['Action', 'Resource', 'Operation', 'Method and path', 'Scopes', 'Credentials']),
		...everyOperation().map(({ resource, operation, title }) =>
			row([
				operation.action ?? '–',
				resource.name,
				`[${operation.name}](#${anchor(title)})`,
				request(operation),
				scopes(operation),
				credentials(operation),
			]),
		),
	];
	const page = [INTRODUCTION, ...table, ...ACTION_NODES.flatMap(nodeSection)].join('\n');
	return await pageWithNarrowTables(page, 'docs/actions.md');
}

/** The table in the README: every operation with its scopes and credentials. */
export async function actionsSummary(): Promise<string> {
	return await blockWithNarrowTables(
		[
			...tableHead(['Resource', 'Operation', 'Autodesk’s action', 'Scopes', 'Credentials']),
			...everyOperation().map(({ resource, operation }) =>
				row([
					resource.name,
					operation.name,
					operation.action ?? '–',
					scopes(operation),
					credentials(operation),
				]),
			),
		].join('\n'),
		'README.md',
	);
}

function nodeSection({ type, resources }: ActionNode): string[] {
	return [`\n## ${type.description.displayName}\n`, ...byName(resources).map(resourceSection)];
}

function resourceSection(resource: Resource): string {
	return [
		`\n### ${resource.name}\n`,
		...byName(resource.operations).map((operation) => operationSection(resource, operation)),
	].join('\n');
}

function operationSection(resource: Resource, operation: Operation): string {
	const { action, description, options = [], example } = operation;
	return [
		`\n#### ${resource.name}: ${operation.name}\n`,
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
