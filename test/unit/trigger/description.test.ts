import {
	NodeHelpers,
	resolveWebhookDescriptionField,
	webhookDescriptionIsNativelyResolvable,
	Workflow,
} from 'n8n-workflow';
import type { INode, INodeParameters, INodePropertyOptions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { AutodeskPlatformServicesTrigger } from '../../../nodes/AutodeskPlatformServicesTrigger/AutodeskPlatformServicesTrigger.node';
import { MOST_WANTED } from '../../../nodes/AutodeskPlatformServicesTrigger/fields/mostWanted';
import { CATALOGUE } from '../../../protocol/events/eventCatalogue';
import { WATCH_KINDS } from '../../../protocol/events/watchKinds';
import { WORKER_EVENTS } from '../../../protocol/events/workerEvents';

const { description } = new AutodeskPlatformServicesTrigger();

/** Names of the visible fields, except those that are always visible. */
function shown(parameters: INodeParameters): string[] {
	const always = ['authentication', 'delivery', 'events', 'region', 'filters', 'options'];
	const values = { authentication: 'oAuth2', delivery: 'direct', scope: 'project', ...parameters };
	const node = { parameters: values, typeVersion: 1 } as unknown as INode;
	return description.properties
		.filter((property) => NodeHelpers.displayParameter(values, property, node, description))
		.map(({ name }) => name)
		.filter((name) => !always.includes(name));
}

describe('the trigger’s webhook', () => {
	const [webhook] = description.webhooks ?? [];
	const answer = (parameters: INodeParameters) =>
		resolveWebhookDescriptionField(
			{ parameters, typeVersion: 1 } as unknown as INode,
			webhook,
			'responseMode',
		);

	it('needs no expression engine, for which n8n would make an isolate per request', () => {
		expect(webhookDescriptionIsNativelyResolvable(webhook)).toBe(true);
	});

	it.each([
		[{ delivery: 'worker', options: { acknowledge: 'finished' } }, 'lastNode'],
		[{ delivery: 'worker', options: { acknowledge: 'started' } }, 'onReceived'],
		[{ delivery: 'worker', options: {} }, 'onReceived'],
		[{ delivery: 'worker' }, 'onReceived'],
		[{ delivery: 'direct', options: { acknowledge: 'finished' } }, 'onReceived'],
	])('answers for %j with %s, by the function as by the expression', (parameters, expected) => {
		expect(answer(parameters)).toEqual({ resolved: true, value: expected });
		const node = { name: 'A', type: 'a', typeVersion: 1, parameters };
		const workflow = new Workflow({
			nodes: [node as unknown as INode],
			connections: {},
			active: false,
			nodeTypes: { getByNameAndVersion: () => ({ description }) } as never,
		});
		const evaluated = workflow.expression.getSimpleParameterValue(
			workflow.nodes.A,
			webhook.responseMode,
			'webhook',
			{},
		);
		expect(evaluated).toBe(expected);
	});
});

describe('the trigger’s fields', () => {
	it('ask what starts the workflow before how events are delivered', () => {
		const names = description.properties.map(({ name }) => name);
		for (const what of ['events', 'scope', 'folder', 'workflowId']) {
			expect(names.indexOf(what)).toBeLessThan(names.indexOf('delivery'));
		}
	});

	it('show what the chosen events are watched on', () => {
		const docs = ['data/dm.version.added'];
		expect(shown({ events: docs })).toEqual(['scope', 'hub', 'project']);
		expect(shown({ events: docs, scope: 'folder' })).toEqual(['scope', 'hub', 'project', 'folder']);
		expect(shown({ events: docs, scope: 'hub' })).toEqual(['scope', 'hub']);
		expect(shown({ events: ['autodesk.construction.issues/issue.created-1.0'] })).toEqual([
			'scope',
			'hub',
			'project',
		]);
		expect(shown({ events: ['autodesk.construction.cost/project.initialized-1.0'] })).toEqual([
			'hub',
		]);
		expect(shown({ events: ['derivative/extraction.finished'] })).toEqual(['workflowId']);
		expect(shown({ events: ['adsk.flc.production/item.update'] })).toEqual([
			'tenant',
			'workspaceId',
		]);
		expect(shown({ events: ['adsk.flc.production/workflow.transition'] })).toEqual([
			'tenant',
			'workspaceId',
			'transitionId',
		]);
		expect(shown({ events: ['autodesk.construction.bc/bid.created-1.0'] })).toEqual(['companyId']);
		expect(shown({ events: ['adsk.tandem/dt.alert'] })).toEqual(['twinUrn']);
		expect(shown({ events: ['adsk.tandem/dt.mutation'] })).toEqual(['modelUrn']);
		expect(shown({ events: ['adsk.upchain.live/cr.created'] })).toEqual(['scopeKey', 'scopeValue']);
		expect(shown({ events: ['custom'] })).toEqual(['customEventsNotice', 'customEvents']);
	});

	it('combine those of all chosen events', () => {
		const events = ['data/dm.folder.added', 'derivative/extraction.finished', 'custom'];
		expect(shown({ events, scope: 'folder' })).toEqual([
			'customEventsNotice',
			'customEvents',
			'scope',
			'hub',
			'project',
			'folder',
			'workflowId',
		]);
	});

	it('offer every event of the catalogue by name: those most wanted first, the others in alphabetical order', () => {
		const { options } = description.properties.find(({ name }) => name === 'events')!;
		const offered = options as INodePropertyOptions[];
		expect(offered).toHaveLength(CATALOGUE.length + WATCH_KINDS.length + WORKER_EVENTS.length + 2);
		const names = offered.map(({ name }) => name);
		const first = offered.slice(0, MOST_WANTED.length);
		expect(first.map(({ value, action }) => [value, action])).toEqual(MOST_WANTED);
		const others = names.slice(MOST_WANTED.length);
		expect(others).toEqual([...others].sort((a, b) => a.localeCompare(b)));
		expect(names).toContain('Docs File: Version Added');
		expect(names).toContain('Custom Event');
		expect(offered.every((option) => option.description)).toBe(true);
	});

	it.each([
		['twoLegged', 'autodesk.construction.issues/issue.created-1.0', ['twoLeggedNotice']],
		['twoLegged', 'autodesk.construction.bc/bid.created-1.0', ['twoLeggedNotice']],
		[
			'serviceAccount',
			'autodesk.construction.reviews/review.created-1.0',
			['serviceAccountNotice'],
		],
		['serviceAccount', 'autodesk.construction.issues/issue.created-1.0', []],
		['oAuth2', 'autodesk.construction.issues/issue.created-1.0', []],
		['twoLegged', 'data/dm.version.added', []],
	])('say that the credential %s does not fit %s: %j', (authentication, event, notices) => {
		const names = shown({ authentication, events: ['data/dm.folder.added', event] });
		expect(names.filter((name) => name.endsWith('Notice'))).toEqual(notices);
	});

	it('name the events and the credential that fits in the notice', () => {
		const notice = description.properties.find(({ name }) => name === 'twoLeggedNotice');
		expect(notice?.displayName).toBe(
			'Autodesk does not send Issue, Review and BuildingConnected events with the credential App (2-Legged OAuth2). Choose User (3-Legged OAuth2).',
		);
	});

	it.each(['worker/worker.deadletter', 'watch/accountUsers'])(
		'say that %s comes through the worker only',
		(event) => {
			expect(shown({ events: [event] })).toContain('workerOnlyNotice');
			expect(shown({ events: [event], delivery: 'worker' })).not.toContain('workerOnlyNotice');
		},
	);

	it.each([
		[['data/dm.version.added'], ['autodeskPlatformServicesOAuth2Api']],
		[['custom'], ['autodeskPlatformServicesOAuth2Api']],
		[['worker/worker.deadletter'], []],
		[['worker/worker.deadletter', 'data/dm.version.added'], ['autodeskPlatformServicesOAuth2Api']],
	])('require a credential for Autodesk only if it sends the events: %j', (events, expected) => {
		const values = { authentication: 'oAuth2', delivery: 'direct', events };
		const node = { parameters: values, typeVersion: 1 } as unknown as INode;
		const required = description.credentials?.filter((credential) =>
			NodeHelpers.displayParameter(values, credential, node, description),
		);
		expect(required?.map(({ name }) => name)).toEqual(expected);
	});

	it('say for every event how to get a test event', () => {
		const conditions = (description.hints ?? []).map(({ displayCondition }) => displayCondition);
		const { options } = description.properties.find(({ name }) => name === 'events')!;
		for (const { value } of options as INodePropertyOptions[]) {
			const quoted = JSON.stringify(value);
			expect(conditions.filter((condition) => condition?.includes(quoted))).toHaveLength(1);
		}
	});

	it.each([
		['data/dm.version.added', 'listen and act within two minutes'],
		['custom', 'listen and act within two minutes'],
		['watch/accountUsers', 'publish the workflow instead of listening'],
		['worker/worker.deadletter', 'publish the workflow instead of listening'],
	])('say for %s, first of all, whether to listen', (event, summary) => {
		const hint = (description.hints ?? []).find(({ displayCondition }) =>
			displayCondition?.includes(JSON.stringify(event)),
		);
		expect(hint?.message).toMatch(new RegExp(`^<b>[^<]*${summary}`));
	});

	it('require the worker’s credential only if it delivers', () => {
		const { credentials = [] } = description;
		const worker = credentials.find(({ name }) => name === 'apsWebhookWorkerApi');
		expect(worker).toMatchObject({ displayOptions: { show: { delivery: ['worker'] } } });
	});
});
