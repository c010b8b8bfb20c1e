/** An event on its way to n8n, as the worker lists it. */
export const deliveryExample = {
	id: 'evt_01k8f3vq2n0007m4x2c9p1tbd',
	subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	status: 'dead',
	deliveryId: '5bd12b1c-8b9c-4d6b-9a90-3a4c5e4c2a11',
	receivedAt: '2026-03-02T16:40:00.000Z',
	system: 'data',
	event: 'dm.version.added',
	region: 'US',
	synthetic: false,
	attempts: 11,
	finishedAt: '2026-03-04T15:02:11.000Z',
	reason: 'The target answered 500',
};
