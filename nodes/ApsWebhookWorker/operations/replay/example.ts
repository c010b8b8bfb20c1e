/** A replay of many events, as the worker answers it. */
export const replayExample = {
	id: 'rpl_01k8f3vq2n0007m4x2c9p1tbd',
	status: 'running',
	filter: { status: 'dead', until: '2026-03-04T16:00:00.000Z' },
	rate: 20,
	replayed: 0,
	createdAt: '2026-03-04T16:00:00.000Z',
	finishedAt: null,
};
