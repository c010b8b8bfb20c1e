/** A callback that was refused for its signature, as the worker lists it. */
export const heldExample = {
	id: 'qua_0a1b2c3d4e5f60718293a4b5c6d7e8f9',
	subscription: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	receivedAt: '2026-03-02T16:40:00.000Z',
	deliveryId: '5bd12b1c-8b9c-4d6b-9a90-3a4c5e4c2a11',
	size: 2147,
};
