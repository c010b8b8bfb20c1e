import { Workflow } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { ACTION_NODES } from '../../../scripts/actionNodes';
import { everyOperation } from '../../../scripts/everyOperation';

describe('the text below a node on the canvas', () => {
	it.each(everyOperation().map(({ key, operation }) => [key, operation.summary]))(
		'of %s is: %s',
		(key, summary) => {
			const [resource, operation] = key.split('.');
			const { description } = ACTION_NODES[0].type;
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
		},
	);
});
