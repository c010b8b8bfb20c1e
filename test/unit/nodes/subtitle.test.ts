import { Workflow } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { everyOperation } from '../../../scripts/everyOperation';

describe('the text below a node on the canvas', () => {
	it.each(
		everyOperation().map(({ key, operation, node }) => [key, operation.summary, node] as const),
	)('of %s is: %s', (key, summary, { type }) => {
		const [resource, operation] = key.split('.');
		const { description } = type;
		const node = { name: 'A', type: 'a', typeVersion: 1.1, parameters: { resource, operation } };
		const workflow = new Workflow({
			nodes: [node as unknown as INode],
			connections: {},
			active: false,
			nodeTypes: { getByNameAndVersion: () => ({ description }) } as never,
		});
		const shown = workflow.expression.getSimpleParameterValue(
			workflow.nodes.A,
			description.subtitle,
			'internal',
			{},
		);
		expect(shown).toBe(summary);
	});
});
