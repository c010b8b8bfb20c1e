/** A subscription as the worker answers it. */
export const subscriptionExample = {
	id: 'sub_01k8f3vq2n0007m4x2c9p1tbd',
	target: 'https://n8n.example.com/webhook/3f1c/webhook',
	label: 'Drawings / Autodesk Platform Services Trigger',
	status: 'active',
	callbackUrl: 'https://hooks.example.com/callbacks/8m2k',
	hooks: [
		{
			hookId: '4711',
			system: 'data',
			event: 'dm.version.added',
			region: 'US',
			scope: { folder: 'urn:adsk.wipprod:fs.folder:co.plans' },
		},
	],
	concurrency: 5,
	batch: { maxEvents: 1, maxWaitSeconds: 0 },
	acknowledge: 'started',
	order: 'none',
	createdAt: '2026-03-02T16:40:00.000Z',
	updatedAt: '2026-03-02T16:40:00.000Z',
};
