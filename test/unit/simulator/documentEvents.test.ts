import { afterEach, describe, expect, it } from 'vitest';
import { FOLDERS, ITEMS, PROJECTS } from '../../simulator';
import {
	documentsAt,
	jsonapi,
	newItem,
	newVersion,
	SCOPES,
	to,
	TOWER,
} from '../../harness/simulator/documentWrites';
import {
	appToken,
	call,
	freshSimulator,
	JSON_API,
	receiver,
	userToken,
} from '../../harness/simulator/requests';

const simulator = freshSimulator();
const { api, uploaded } = documentsAt(simulator);

describe('changes trigger callbacks', () => {
	let target: Awaited<ReturnType<typeof receiver>>;
	afterEach(() => target.close());

	it('for files and folders', async () => {
		target = await receiver();
		await call(simulator(), 'POST', '/webhooks/v1/systems/data/events/*/hooks', {
			token: appToken(simulator(), ...SCOPES),
			json: { callbackUrl: target.url, scope: { folder: FOLDERS.towerProjectFiles } },
		});
		simulator().settings.wildcardEvent = 'concrete';
		const deleted = { extension: { type: 'versions:autodesk.core:Deleted', version: '1.0' } };
		await api('POST', `${TOWER}/versions`, newVersion(ITEMS.plan.id, deleted));
		await api('PATCH', `${TOWER}/folders/${encodeURIComponent(FOLDERS.towerArchitecture)}`, {
			data: {
				type: 'folders',
				id: FOLDERS.towerArchitecture,
				relationships: { parent: to('folders', FOLDERS.towerDrawings) },
			},
		});
		const copyFrom = encodeURIComponent(
			'urn:adsk.wipprod:fs.file:vf.SimTowerArch0000000001?version=1',
		);
		await api('POST', `${TOWER}/items?copyFrom=${copyFrom}`, newItem('copy.rvt', undefined));
		await simulator().callbacks.settled();
		const events = target.received.map(({ body }) => JSON.parse(body.toString()).hook.event);
		expect(events.sort()).toEqual([
			'dm.folder.moved',
			'dm.folder.moved.out',
			'dm.version.copied',
			'dm.version.copied.out',
			'dm.version.deleted',
		]);
	});

	it('for renamed items', async () => {
		target = await receiver();
		const kim = (path: string, json: object, mediaType?: string) =>
			call(simulator(), path.startsWith('/data') ? 'PATCH' : 'POST', path, {
				token: userToken(simulator(), SCOPES),
				json,
				mediaType,
			});
		const event = 'dm.lineage.updated';
		await kim(`/webhooks/v1/systems/data/events/${event}/hooks`, {
			callbackUrl: target.url,
			scope: { folder: FOLDERS.robotFiles },
		});
		const { id } = ITEMS.robotArm;
		const data = { type: 'items', id, attributes: { displayName: 'new.f3d' } };
		const robot = `/data/v1/projects/${encodeURIComponent(PROJECTS.robot.id)}`;
		await kim(`${robot}/items/${encodeURIComponent(id)}`, { jsonapi, data }, JSON_API);
		await simulator().callbacks.settled();
		const { hook, payload } = JSON.parse(target.received[0].body.toString());
		expect([hook.event, payload.lineageUrn]).toEqual([event, id]);
	});

	it('for translations, if the upload names a workflow', async () => {
		target = await receiver();
		const path = '/webhooks/v1/systems/derivative/events/extraction.finished/hooks';
		const token = appToken(simulator(), ...SCOPES);
		await call(simulator(), 'POST', path, {
			token,
			json: { callbackUrl: target.url, scope: { workflow: 'nightly' } },
		});
		const storage = await uploaded('a.dwg');
		await api('POST', `${TOWER}/items`, {
			...newItem('a.dwg', storage.id),
			meta: { workflow: 'nightly' },
		});
		await simulator().callbacks.settled();
		expect(JSON.parse(target.received[0].body.toString()).payload.Payload.status).toBe('success');
	});
});
