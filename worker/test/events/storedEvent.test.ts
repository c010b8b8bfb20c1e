import { describe, expect, it } from 'vitest';
import {
	readAbout,
	unsealEvent,
	sealEvent,
	toDelivered,
	type UnsealedEvent,
} from '../../src/events/storedEvent';
import { Vault } from '../../src/encryption/vault';

const vault = new Vault([Buffer.alloc(32, 7)]);

const event: UnsealedEvent = {
	id: 'evt_1',
	deliveryId: 'delivery-1',
	receivedAt: '2025-06-01T12:00:00.000Z',
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	resourceUrn: 'urn:secret-resource',
	hook: { hookId: 'secret-hook' },
	payload: { name: 'secret-plan.dwg', modifiedBy: 'secret-person' },
	synthetic: false,
	headers: { 'user-agent': 'secret-agent' },
};

describe('stored event', () => {
	it('shows nothing of what the event says', () => {
		expect(JSON.stringify(sealEvent(vault, event))).not.toContain('secret');
	});

	it('comes back whole', () => {
		expect(unsealEvent(vault, 'evt_1', sealEvent(vault, event))).toEqual(event);
	});

	it('cannot be passed off as another event', () => {
		expect(() => unsealEvent(vault, 'evt_2', sealEvent(vault, event))).toThrow();
	});

	it('says what it is about without opening its content', () => {
		const { about } = sealEvent(vault, event);
		expect(readAbout(vault, 'evt_1', { about })).toEqual({
			kind: 'file',
			name: 'secret-plan.dwg',
			id: 'urn:secret-resource',
			user: 'secret-person',
		});
		expect(readAbout(vault, 'evt_1', {})).toBeUndefined();
	});

	it('says nothing about another event, and nothing without its key', () => {
		const { about, sealed } = sealEvent(vault, event);
		expect(readAbout(vault, 'evt_2', { about })).toBeUndefined();
		expect(readAbout(vault, 'evt_1', { about: sealed })).toBeUndefined();
		const other = new Vault([Buffer.alloc(32, 8)]);
		expect(readAbout(other, 'evt_1', { about })).toBeUndefined();
	});

	it('has little to open for a list, however large its content is', () => {
		const payload = { name: 'secret'.repeat(100_000), more: 'x'.repeat(1_000_000) };
		expect(sealEvent(vault, { ...event, payload }).about?.length).toBeLessThan(1000);
	});

	it('goes to n8n without the headers it came with', () => {
		expect(JSON.stringify(toDelivered(event))).not.toContain('secret-agent');
	});
});
