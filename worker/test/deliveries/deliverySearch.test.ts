import { describe, expect, it } from 'vitest';
import { DeliverySearch } from '../../src/deliveries/deliverySearch';

const delivery = {
	id: 'evt_01k8f3',
	deliveryId: '5bd12b1c',
	receivedAt: '2026-03-02T16:40:00.000Z',
	system: 'data',
	event: 'dm.version.added',
	about: { kind: 'file', name: 'A-101 Grundriß.dwg', userName: 'Ada Example', projectId: 'b.4711' },
	region: 'US',
	synthetic: false,
	subscription: 'sub_1',
	subscriptionLabel: 'Issue Drawings / Trigger',
	status: 'dead' as const,
	attempts: 11,
	finishedAt: null,
	reason: 'The target answered 500',
};

describe('a search of deliveries', () => {
	it.each([
		'a-101',
		'GRUNDRIß',
		'ada example',
		'example ada',
		'b.4711',
		'issue drawings',
		'dm.version.added',
		'answered 500',
		'01k8f3',
		'5bd12b1c',
		'ada 4711 500',
	])('finds "%s"', (text) => {
		expect(new DeliverySearch(text).finds(delivery)).toBe(true);
	});

	it.each(['a-102', 'ada bob', 'datapayload'])('does not find "%s"', (text) => {
		expect(new DeliverySearch(text).finds(delivery)).toBe(false);
	});

	it('finds an event that does not say what it is about by the rest', () => {
		expect(new DeliverySearch('drawings 500').finds({ ...delivery, about: null })).toBe(true);
	});
});
