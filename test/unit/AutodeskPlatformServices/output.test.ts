import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeParameters } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ACTION_NODES } from '../../../scripts/actionNodes';
import { aps, mockAps } from '../../harness/apsMock';
import { runOperation } from '../../harness/runOperation';

mockAps();

const hub = {
	type: 'hubs',
	id: 'b.1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21',
	attributes: { name: 'Example Contractors', region: 'EMEA' },
};

async function hubs(parameters: INodeParameters, typeVersion = 1.1) {
	return await runOperation('hub.getAll', parameters, { typeVersion });
}

function mockHubs() {
	aps()
		.get('/project/v1/hubs')
		.query(true)
		.reply(200, { data: [hub] });
}

describe('the output of an operation', () => {
	it('is simplified by default', async () => {
		mockHubs();
		const { records } = await hubs({});
		expect(records).toMatchObject([{ name: 'Example Contractors', region: 'EMEA' }]);
	});

	it('can be what Autodesk returns', async () => {
		mockHubs();
		expect((await hubs({ output: 'raw' })).records).toEqual([hub]);
	});

	it('can be some of the simplified fields, in the order chosen', async () => {
		mockHubs();
		const { records } = await hubs({ output: 'selected', outputFields: ['region', 'name'] });
		expect(JSON.stringify(records)).toBe('[{"region":"EMEA","name":"Example Contractors"}]');
	});

	it('has null for a selected field that a record lacks', async () => {
		mockHubs();
		const { records } = await hubs({ output: 'selected', outputFields: '={{ "name,other" }}' });
		expect(records).toEqual([{ name: 'Example Contractors', other: null }]);
	});

	it('needs a selected field, before any call', async () => {
		const { error } = await hubs({ output: 'selected', outputFields: [] });
		expect(error?.message).toBe('Output Fields: choose at least one field [item 0]');
	});

	it.each([
		[{}, 'Example Contractors'],
		[{ simplify: false }, undefined],
	])('is what Simplify says in workflows saved with it: %j', async (parameters, name) => {
		mockHubs();
		expect((await hubs(parameters, 1)).records[0].name).toBe(name);
	});
});

describe.each(ACTION_NODES)('$folder', ({ type: { description }, resources }) => {
	const [resource] = resources;
	const operation = resource.operations.find(({ fields }) =>
		fields.some(({ name }) => name === 'simplify'),
	);

	it.each([
		[1, ['simplify']],
		[1.1, ['output']],
	])('shows in version %d: %j', (typeVersion, expected) => {
		const parameters = { resource: resource.value, operation: operation?.value };
		const node = { parameters, typeVersion } as unknown as INode;
		const shown = description.properties
			.filter((property) => NodeHelpers.displayParameter(parameters, property, node, description))
			.map(({ name }) => name)
			.filter((name) => ['simplify', 'output', 'outputFields'].includes(name));
		expect(shown).toEqual(expected);
	});
});
