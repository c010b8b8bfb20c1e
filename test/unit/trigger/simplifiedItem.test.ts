import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { IncomingEvent } from '../../../nodes/AutodeskPlatformServicesTrigger/receiving/incomingEvent';
import { simplifiedItem } from '../../../nodes/AutodeskPlatformServicesTrigger/receiving/simplifiedItem';
import { parseCallback } from '../../../protocol/callbacks/callback';

const FOLDER = 'test/fixtures/webhook-payloads';
const { samples } = JSON.parse(readFileSync(`${FOLDER}/index.json`, 'utf8')) as {
	samples: Array<{ system: string; event: string; file: string }>;
};

function sample(file: string): IncomingEvent {
	const { system, event } = samples.find((each) => each.file === file)!;
	const parsed = parseCallback(readFileSync(`${FOLDER}/${file}`));
	if (parsed.kind === 'malformed') throw new Error(parsed.reason);
	const { hook, payload, resourceUrn = null } = parsed.callback;
	return incoming({ system, event, hook, payload, resourceUrn });
}

function incoming(event: Pick<IncomingEvent, 'system' | 'event'> & Partial<IncomingEvent>) {
	return {
		region: 'US',
		resourceUrn: null,
		hook: {},
		payload: {},
		receivedAt: '2026-03-02T09:15:27.000Z',
		deliveryId: null,
		synthetic: false,
		...event,
	};
}

const keys = (item: object) => Object.keys(item);

describe('the simplified item', () => {
	const envelopes = samples.filter(({ file }) => !file.includes('payload-only'));

	it.each(envelopes)('of $file is short, and says what happened and when', ({ file, event }) => {
		const item = simplifiedItem(sample(file), {});
		expect(item.event).toBe(event);
		expect(item.occurredAt ?? item.receivedAt).toMatch(/Z$/);
		expect(keys(item).length).toBeLessThanOrEqual(16);
		expect(Object.values(item)).not.toContain(undefined);
		expect(item).not.toHaveProperty('hook');
	});

	it('of a folder has its path', () => {
		expect(simplifiedItem(sample('data/dm.folder.added.json'), {})).toMatchObject({
			subfolderName: 'Structural',
			path: 'Project Files/Models/Structural',
		});
	});

	it('has the state of processing of a file', () => {
		const item = simplifiedItem(sample('data/dm.version.added.json'), {});
		expect(item.processState).toBe('NEEDS_PROCESSING');
	});

	it('takes the storage from an event that contains it', () => {
		const item = simplifiedItem(sample('data/dm.version.moved.json'), {});
		expect(item.storageId).toMatch(/^urn:adsk\.objects:os\.object:/);
	});

	it('of a cloud model has the name and path that Autodesk says', () => {
		const details = { fileName: 'Tower.rvt', folderPath: 'Project Files', itemId: 'urn:item' };
		const item = simplifiedItem(sample('adsk.c4r/model.publish.json'), details);
		expect(item).toMatchObject({ path: 'Project Files/Tower.rvt', itemId: 'urn:item' });
		expect(keys(item)[0]).toBe('fileName');
	});

	it('of a change that the worker found shows it before and after', () => {
		const before = { status: 'pending', companyName: 'Example Contractors' };
		const after = { status: 'active', companyName: 'Example Contractors' };
		const payload = {
			watch: 'wat_1',
			label: 'Members',
			change: 'updated',
			accountId: '11110000-0000-4000-8000-000000000001',
			hubId: 'b.11110000-0000-4000-8000-000000000001',
			projectId: 'b.22220000-0000-4000-8000-000000000001',
			user: { id: 'u1', name: 'Kim Doe', email: 'kim@example.com', ...after },
			changed: ['status'],
			previous: { status: 'pending' },
			before,
			after,
		};
		const event = { system: 'watch.projectUsers', event: 'project.user.updated', payload };
		const item = simplifiedItem(incoming({ ...event, synthetic: true }), {
			projectName: 'Tower A',
		});
		expect(item).toEqual({
			memberName: 'Kim Doe',
			memberEmail: 'kim@example.com',
			companyName: 'Example Contractors',
			projectName: 'Tower A',
			event: 'project.user.updated',
			receivedAt: '2026-03-02T09:15:27.000Z',
			changed: ['status'],
			before,
			after,
			status: 'active',
			projectId: 'b.22220000-0000-4000-8000-000000000001',
			memberId: 'u1',
		});
	});

	it('of what the worker reports about itself is what it reports', () => {
		const payload = { subscription: 'sub_1', label: 'Archive', count: 1, deliveries: [] };
		const event = { system: 'worker', event: 'worker.deadletter', payload, synthetic: true };
		expect(simplifiedItem(incoming(event), {})).toEqual({
			event: 'worker.deadletter',
			receivedAt: '2026-03-02T09:15:27.000Z',
			...payload,
		});
	});

	it.each(['my.system', 'autodesk.construction.cost'])(
		'of %s keeps the payload, because no other field has its facts',
		(system) => {
			const payload = { anything: 1 };
			const item = simplifiedItem(incoming({ system, event: 'e', resourceUrn: 'r', payload }), {});
			expect(item).toMatchObject({ event: 'e', resourceUrn: 'r', payload });
		},
	);

	it('marks an event that the worker filled in after an outage', () => {
		const event = { ...sample('data/dm.version.added.json'), synthetic: true };
		expect(simplifiedItem(event, {})).toMatchObject({ synthetic: true });
	});
});
