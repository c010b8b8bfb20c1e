import { existsSync, readFileSync } from 'node:fs';
import { NodeHelpers } from 'n8n-workflow';
import type {
	ILoadOptionsFunctions,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	INodeType,
} from 'n8n-workflow';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApsWebhookWorker } from '../../../nodes/ApsWebhookWorker/ApsWebhookWorker.node';
import { ACTION_NODES } from '../../../scripts/actionNodes';
import { anchor } from '../../../scripts/markdown';

const NODES = [
	...ACTION_NODES.map(({ folder, type }) => ({ folder, node: type })),
	{ folder: 'ApsWebhookWorker', node: new ApsWebhookWorker() },
];

describe('the list of action nodes', () => {
	it('contains every node of the package with Autodesk operations', () => {
		const { n8n } = JSON.parse(readFileSync('package.json', 'utf8')) as {
			n8n: { nodes: string[] };
		};
		const folders = n8n.nodes
			.map((path) => path.split('/')[2])
			.filter((folder) => existsSync(`nodes/${folder}/operations/index.ts`));
		expect(NODES.map(({ folder }) => folder).sort()).toEqual(folders.sort());
	});
});

describe.each(NODES)('$folder', ({ folder, node }) => {
	const { properties } = node.description;
	const everyProperty = properties.flatMap((property) => {
		const { resource, operation } = (property.displayOptions?.show ?? {}) as Record<
			string,
			string[]
		>;
		const place = [resource, operation].filter(Boolean).join('.');
		return withNested(property).map((nested) => ({
			property: nested,
			label: `${place} ${nested.displayName}`.trim(),
		}));
	});

	/** The names of the parameters that break a rule, so that a failure shows what to fix. */
	function breaking(rule: (property: INodeProperties) => boolean): string[] {
		return everyProperty.filter(({ property }) => !rule(property)).map(({ label }) => label);
	}

	function withNested(property: INodeProperties): INodeProperties[] {
		const nested = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return (option as INodePropertyCollection).values.flatMap(withNested);
			return 'type' in option ? withNested(option as INodeProperties) : [];
		});
		return [property, ...nested];
	}

	function dropdown(name: 'resource' | 'operation'): INodePropertyOptions[] {
		return properties
			.filter((property) => property.name === name)
			.flatMap(({ options }) => options as INodePropertyOptions[]);
	}

	let loaded: Record<string, INodePropertyOptions[]> = {};
	beforeAll(async () => {
		const methods: INodeType['methods'] = node.methods;
		const lists = Object.entries(methods?.loadOptions ?? {}).map(async ([name, load]) => {
			const ofFirstOperation = {
				getCurrentNodeParameter: (parameter: 'resource' | 'operation') =>
					dropdown(parameter)[0]!.value,
			} as unknown as ILoadOptionsFunctions;
			return [name, await load.call(ofFirstOperation)] as const;
		});
		loaded = Object.fromEntries(await Promise.all(lists));
	});

	/** The values a dropdown or collection offers, and the other visible texts in them. */
	function optionsOf({ options = [], typeOptions = {} }: INodeProperties) {
		const { loadOptionsMethod } = typeOptions;
		const offered = loadOptionsMethod === undefined ? options : loaded[loadOptionsMethod];
		return offered as Array<{ name: string; displayName?: string; value?: unknown }>;
	}

	/** `Act as User` is right, `act As User` is not; short joining words stay small. */
	function isTitleCase(text: string): boolean {
		return text
			.split(/[ -]/)
			.every((word, index) =>
				/^(a|an|and|as|at|by|for|from|in|of|on|or|per|the|to|with|without)$/.test(word)
					? index > 0
					: !/^[a-z]/.test(word) || /[A-Z]/.test(word),
			);
	}

	describe('operations in the dropdown', () => {
		it.each(dropdown('operation').map((option) => [option.action, option] as const))(
			'%s has a sentence of its own',
			(_action, { name, action, description }) => {
				expect(isTitleCase(name)).toBe(true);
				expect(action).toMatch(/^[A-Z]/);
				expect(action).not.toMatch(/\.$/);
				expect(description).not.toBe(action);
				expect(description?.length).toBeGreaterThan((action ?? '').length);
			},
		);

		it('are listed by name, whatever their order in the code', () => {
			for (const property of properties.filter(({ name }) => name === 'operation')) {
				const names = optionsOf(property).map(({ name }) => name);
				expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			}
		});
	});

	describe('every parameter', () => {
		it('has a name in title case', () => {
			expect(
				breaking(({ displayName, type }) => type === 'notice' || isTitleCase(displayName)),
			).toEqual([]);
		});

		it('is described in sentences, with no period after a single one', () => {
			const wrong = breaking(({ description, displayName }) => {
				if (description === undefined) return true;
				const sentences = description
					.replaceAll(/\b(e\.g|i\.e)\./g, '')
					.split(/\.(?=\s|$)/)
					.filter(Boolean);
				return (
					/^[A-Z]/.test(description) &&
					description !== displayName &&
					description.endsWith('.') === sentences.length > 1
				);
			});
			expect(wrong).toEqual([]);
		});

		it('starts its description with "Whether" if it is a switch', () => {
			expect(
				breaking(
					({ type, description }) => type !== 'boolean' || /^Whether /.test(description ?? ''),
				),
			).toEqual([]);
		});

		it('lists five or more choices by name', () => {
			const wrong = breaking((property) => {
				const names = optionsOf(property).map(({ displayName, name }) => displayName ?? name);
				const sorted = [...names].sort((a, b) => a.localeCompare(b));
				return names.length < 5 || names.join() === sorted.join();
			});
			expect(wrong).toEqual([]);
		});

		it('has one of its choices as the default', () => {
			const wrong = breaking(
				(property) =>
					property.type !== 'options' ||
					optionsOf(property).some(({ value }) => value === property.default),
			);
			expect(wrong).toEqual([]);
		});

		it('uses n8n’s wording for adding to a collection', () => {
			const usual: Record<string, string> = { Filters: 'Add Filter', Options: 'Add option' };
			const wrong = breaking(
				({ type, displayName, placeholder }) =>
					type !== 'collection' || placeholder === (usual[displayName] ?? 'Add Field'),
			);
			expect(wrong).toEqual([]);
		});

		it('searches with a method that exists', () => {
			const wrong = breaking(({ modes = [] }) =>
				modes.every(({ typeOptions }) => {
					const method = typeOptions?.searchListMethod;
					return method === undefined || method in (node.methods?.listSearch ?? {});
				}),
			);
			expect(wrong).toEqual([]);
		});

		it('gets its choices with a method that exists', () => {
			const wrong = breaking(({ typeOptions: { loadOptionsMethod } = {} }) =>
				loadOptionsMethod === undefined ? true : loadOptionsMethod in loaded,
			);
			expect(wrong).toEqual([]);
		});

		it('is shown only for resources and operations that exist', () => {
			const wrong = breaking(({ displayOptions }) =>
				(['resource', 'operation'] as const).every((name) => {
					const values = dropdown(name).map(({ value }) => value);
					return (displayOptions?.show?.[name] ?? []).every((value) =>
						values.includes(value as string),
					);
				}),
			);
			expect(wrong).toEqual([]);
		});
	});

	describe('the node', () => {
		// Every editor loads the descriptions of all nodes at its start.
		it('is described in less than 300 KB', () => {
			expect(JSON.stringify(node.description).length).toBeLessThan(300_000);
		});

		it('shows each operation’s fields and no field of another operation', () => {
			for (const resource of dropdown('resource').map(({ value }) => String(value))) {
				const operations = properties.find(
					({ name, displayOptions }) =>
						name === 'operation' && displayOptions?.show?.resource?.includes(resource),
				);
				for (const { value } of optionsOf(operations!)) {
					const chosen: INodeParameters = { resource, operation: String(value) };
					const parameters =
						NodeHelpers.getNodeParameters(properties, chosen, true, false, null, null) ?? {};
					const shown = properties.filter((property) =>
						NodeHelpers.displayParameter(parameters, property, null, null),
					);
					const names = shown.map(({ name }) => name);
					expect(names).toEqual([...new Set(names)]);
					expect(names).toContain('options');
				}
			}
		});

		it('can be found by the names of its products', () => {
			const codex = JSON.parse(readFileSync(`nodes/${folder}/${folder}.node.json`, 'utf8'));
			expect(codex.node).toBe(`n8n-nodes-autodesk-platform-services.${node.description.name}`);
			expect(codex.alias).toEqual(expect.arrayContaining(['ACC', 'BIM 360', 'Forge']));
			expect([node.description.displayName, ...codex.alias].join()).toContain('Autodesk');
			const [{ url }] = codex.resources.primaryDocumentation;
			const headlines = readFileSync('README.md', 'utf8').matchAll(/^#+ (.+)$/gm);
			const anchors = [...headlines].map(([, headline]) => anchor(headline));
			expect(['readme', ...anchors]).toContain(new URL(url).hash.slice(1));
		});

		it('names credentials and icons that are part of the package', () => {
			const { n8n } = JSON.parse(readFileSync('package.json', 'utf8'));
			for (const { name } of node.description.credentials ?? []) {
				const file = `${name[0].toUpperCase()}${name.slice(1)}.credentials`;
				expect(n8n.credentials).toContain(`dist/credentials/${file}.js`);
				expect(existsSync(`credentials/${file}.ts`)).toBe(true);
			}
			expect(n8n.nodes).toContain(`dist/nodes/${folder}/${folder}.node.js`);
			for (const icon of Object.values(node.description.icon as Record<string, string>)) {
				expect(existsSync(`nodes/${folder}/${icon.replace('file:', '')}`)).toBe(true);
			}
		});
	});
});
