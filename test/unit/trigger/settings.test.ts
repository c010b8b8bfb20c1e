import { describe, expect, it } from 'vitest';
import type { INodeParameters } from 'n8n-workflow';
import { parseSettings } from '../../../nodes/AutodeskPlatformServicesTrigger/settings/readSettings';
import { FOLDERS, HUBS, PROJECTS } from '../../simulator';
import { onTowerModels } from '../../harness/trigger/simulatedTrigger';

const parse = (parameters: INodeParameters) =>
	parseSettings(({ name, default: value }) => parameters[name] ?? value);
const watched = (parameters: INodeParameters) =>
	parse(parameters).sources.map((source) => source.watched);

const hubId = HUBS.us.id;
const projectId = PROJECTS.tower.id;
const folderId = FOLDERS.towerModels;
const issues = ['autodesk.construction.issues/issue.created-1.0'];

describe('the settings of the trigger', () => {
	it.each([
		['folder', {}, { kind: 'folder', folderId, hubId, projectId }],
		['project', {}, { kind: 'projectFolders', hubId, projectId }],
		['hub', {}, { kind: 'hubFolders', hubId }],
		['project', { events: issues }, { kind: 'project', projectId, hubId }],
		['hub', { events: issues }, { kind: 'hubProjects', hubId }],
		['folder', { events: issues }, { kind: 'project', projectId, hubId }],
	])('with scope "%s" and %j watch %j', (scope, parameters, expected) => {
		expect(watched({ ...onTowerModels, ...parameters, scope })).toEqual([expected]);
	});

	it('group events by what they are watched on, custom events last', () => {
		const { sources } = parse({
			...onTowerModels,
			events: ['custom', 'data/dm.version.added', 'adsk.c4r/model.publish'],
			customEvents: {
				event: [{ systemId: ' sys ', eventId: 'evt.*', scopeKey: 'k', scopeValue: 'v' }],
			},
		});
		expect(sources.map(({ events }) => events.map(({ event }) => event))).toEqual([
			['dm.version.added', 'model.publish'],
			['evt.*'],
		]);
		expect(sources[1]).toEqual({
			events: [{ system: 'sys', event: 'evt.*' }],
			watched: { kind: 'typed', scopeKey: 'k', scopeValue: 'v' },
		});
	});

	it('include the options of the worker only for delivery through the worker', () => {
		const options = { batchSize: 20, keepOrder: true, autodeskFilter: ' $.a ' };
		expect(parse({ ...onTowerModels, options })).toMatchObject({
			delivery: { kind: 'direct' },
			autodeskFilter: '$.a',
		});
		expect(parse({ ...onTowerModels, delivery: 'worker', options }).delivery).toEqual({
			kind: 'worker',
			terms: {
				concurrency: undefined,
				batch: { maxEvents: 20, maxWaitSeconds: 0 },
				acknowledge: 'started',
				order: 'file',
			},
			workerEvents: [],
			watches: [],
		});
	});

	it('list what the worker reports and polls, which does not require a webhook', () => {
		const events = ['worker/worker.target.down', 'watch/accountUsers', 'watch/accountProjects'];
		const { delivery, sources } = parse({ ...onTowerModels, delivery: 'worker', events });
		const { accountId } = HUBS.us;
		const schedule = { everyMinutes: 60 };
		expect(sources).toEqual([]);
		expect(delivery).toMatchObject({
			workerEvents: ['worker.target.down'],
			watches: [
				{ kind: 'accountProjects', accountId, projectId: null, schedule },
				{ kind: 'accountUsers', accountId, projectId: null, schedule },
			],
		});
	});

	it.each(['project', 'folder'])('poll lists of the project with scope "%s"', (scope) => {
		const events = ['watch/projectUsers'];
		const { delivery } = parse({ ...onTowerModels, delivery: 'worker', events, scope });
		const { accountId } = HUBS.us;
		expect(delivery).toMatchObject({
			watches: [
				{ kind: 'projectUsers', accountId, projectId: PROJECTS.tower.guid, allProjects: false },
			],
		});
	});

	it('poll lists of all projects with scope "hub", and lists of the account once', () => {
		const onHub = { ...onTowerModels, delivery: 'worker', scope: 'hub' };
		const events = ['watch/accountUsers', 'watch/projectRfis', 'watch/projectUsers'];
		expect(parse({ ...onHub, events }).delivery).toMatchObject({
			watches: [
				{ kind: 'accountUsers', projectId: null, allProjects: false },
				{ kind: 'projectRfis', projectId: null, allProjects: true },
				{ kind: 'projectUsers', projectId: null, allProjects: true },
			],
		});
	});

	it('contain everything that says where the events come from', () => {
		const origin = (parameters: INodeParameters) => parse(parameters).origin;
		expect(origin({ ...onTowerModels, region: 'apac' })).toEqual({
			chosen: 'AUS',
			hubIds: [hubId],
			urns: [folderId],
		});
		expect(origin({ ...onTowerModels, scope: 'project' })).toEqual({
			chosen: undefined,
			hubIds: [hubId],
			urns: [],
		});
		const scope = { scopeKey: 'account', scopeValue: HUBS.emea.accountId };
		const event = [{ systemId: 'sys', eventId: 'evt', ...scope }];
		expect(origin({ events: ['custom'], customEvents: { event } })).toEqual({
			chosen: undefined,
			hubIds: [HUBS.emea.id],
			urns: [HUBS.emea.accountId],
		});
	});

	it.each([
		['Batch Size', { options: { batchSize: 0 } }, /^Batch Size: "0" is out of range/],
		['Concurrency', { options: { concurrency: '2.5' } }, /^Concurrency: "2.5" is out of range/],
		[
			'Batch Wait',
			{ options: { batchWait: 300.5 } },
			/^Batch Wait \(Seconds\): "300.5" is out of range; use a number from 0 to 300$/,
		],
		['Acknowledge', { options: { acknowledge: 'never' } }, /^Acknowledge: "never" is none of/],
		['Region', { region: 'MARS' }, /^Region: "MARS"/],
		['an unknown event', { events: ['data/dm.nothing'] }, /^Trigger On: the event "data\/dm.n/],
		['Tenant', { events: ['adsk.flc.production/item.update'] }, /^Tenant: enter a value/],
		[
			'a column of a custom event',
			{
				events: ['custom'],
				customEvents: { event: [{ systemId: 's', eventId: 'e', scopeKey: ' ' }] },
			},
			/^Custom Events: enter Scope Key of event 1/,
		],
		[
			'an ID of a custom event',
			{ events: ['custom'], customEvents: { event: [{ systemId: 'a/b', eventId: 'e' }] } },
			/^System ID: "a\/b" is not an ID/,
		],
	])('reject a wrong or missing value by its label: %s', (_field, parameters, message) => {
		expect(() => parse({ ...onTowerModels, delivery: 'worker', ...parameters })).toThrow(message);
	});
});
