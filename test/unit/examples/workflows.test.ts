import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodeType, INodePropertyCollection } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ApsWebhookWorker } from '../../../nodes/ApsWebhookWorker/ApsWebhookWorker.node';
import { ACCESS_KINDS } from '../../../nodes/apsClient/access';
import { AutodeskPlatformServicesTrigger } from '../../../nodes/AutodeskPlatformServicesTrigger/AutodeskPlatformServicesTrigger.node';
import { isJsonObject } from '../../../protocol/json';
import { ACTION_NODES } from '../../../scripts/actionNodes';
import { startsByItself } from '../../e2e/stack/exampleWorkflows';
import type { WorkflowFile, WorkflowNode } from '../../e2e/n8n-process/n8nWorkflows';

const FOLDER = 'examples/workflows';
const PACKAGE = 'n8n-nodes-autodesk-platform-services.';

const NODES: readonly INodeType[] = [
	...ACTION_NODES.map(({ type }) => type),
	new AutodeskPlatformServicesTrigger(),
	new ApsWebhookWorker(),
];

const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function read(file: string): WorkflowFile {
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as WorkflowFile;
}

const ownNodes = files.flatMap((file) =>
	read(file)
		.nodes.filter(({ type }) => type.startsWith(PACKAGE))
		.map((node) => ({ file, name: node.name, node })),
);

function nodeType({ type }: Pick<WorkflowNode, 'type'>): INodeType {
	const found = NODES.find(({ description }) => PACKAGE + description.name === type);
	if (!found) throw new Error(`The package has no node ${type}`);
	return found;
}

/** What the parameters of a node can be called, with the entries of its collections. */
function parametersFor(node: WorkflowNode): Set<string> {
	const { parameters } = node;
	const names = new Set<string>();
	const isShown = ({ displayOptions }: INodeProperties) =>
		['resource', 'operation'].every((key) => {
			const values = displayOptions?.show?.[key];
			return values === undefined || values.includes(parameters[key] as never);
		});
	for (const property of nodeType(node).description.properties.filter(isShown)) {
		names.add(property.name);
		if (!['collection', 'fixedCollection'].includes(property.type)) continue;
		for (const option of property.options ?? []) {
			names.add(`${property.name}.${(option as INodePropertyCollection).name}`);
		}
	}
	return names;
}

describe.each(files)('the example %s', (file) => {
	const { nodes, connections } = read(file);

	it('connects nodes that it has, each with an ID of its own', () => {
		const names = nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		const ends = JSON.stringify(connections).matchAll(/"node":"((?:[^"\\]|\\.)*)"/g);
		expect(names).toEqual(
			expect.arrayContaining([...Object.keys(connections), ...[...ends].map(([, name]) => name)]),
		);
	});

	it('names in expressions only nodes that it has', () => {
		const named = JSON.stringify(nodes).matchAll(/\$\('((?:[^'\\]|\\.)*)'\)/g);
		for (const [, name] of named) expect(nodes.map((node) => node.name)).toContain(name);
	});

	it('explains every setting in a note', () => {
		const settings = nodes.find(({ name }) => name === 'Settings');
		const notes = nodes
			.filter(({ type }) => type.endsWith('.stickyNote'))
			.map(({ parameters }) => String(parameters.content))
			.join('\n');
		const { assignments } = (settings?.parameters.assignments ?? { assignments: [] }) as {
			assignments: Array<{ name: string }>;
		};
		for (const { name } of assignments) expect(notes).toContain(`**${name}**`);
	});

	it('keeps credentials by name only, so that n8n attaches those of whoever imports it', () => {
		for (const { credentials = {} } of nodes) {
			for (const { id, name } of Object.values(credentials)) {
				expect(id).toBe('');
				expect(name).not.toBe('');
			}
		}
	});
});

describe.each(ownNodes)('the node $name of $file', ({ node }) => {
	it('has parameters that exist', () => {
		const known = parametersFor(node);
		for (const [name, value] of Object.entries(node.parameters)) {
			expect(known).toContain(name);
			if (!['options', 'filters', 'additionalFields'].includes(name)) continue;
			for (const entry of Object.keys(isJsonObject(value) ? value : {})) {
				expect(known).toContain(`${name}.${entry}`);
			}
		}
	});

	it('is of the latest version', () => {
		const { version, defaultVersion } = nodeType(node).description;
		expect(node.typeVersion).toBe(defaultVersion ?? version);
	});

	it('has a credential that Autodesk accepts for it', () => {
		const { resource, operation, authentication } = node.parameters;
		const action = ACTION_NODES.flatMap(({ resources }) => resources)
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation);
		if (action === undefined) return;
		const kind = ACCESS_KINDS.find((each) => each.authentication === authentication);
		expect(action.access).toContain(kind?.tokenKind);
		expect(node.credentials).toHaveProperty(kind?.credentialType ?? '');
	});
});

describe('a workflow that people start by hand', () => {
	it('is recognized, so that the demo does not activate it', () => {
		const byHand = files.filter((file) => !startsByItself(read(file)));
		expect(byHand).toEqual(['set-company-permissions-from-sheet.json']);
	});
});
