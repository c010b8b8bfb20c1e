import { expect, it } from 'vitest';
import { DocumentCollection } from '../../src/store/documentCollection';
import { completeWatch, type StoredWatch } from '../../src/watches/storedWatch';
import type { Watch } from '../../src/watches/watch';
import { MemoryDocumentStore } from '../setup/memoryDocumentStore';

const OLD: StoredWatch = {
	id: 'wat_1',
	kind: 'accountUsers',
	place: { accountId: '1f3e5a77-0c2d-4b6e-9a8f-7d6c5b4a3f21', region: null },
	label: '',
	subscription: 'sub_1',
	schedule: { everyMinutes: 60 },
	status: 'active',
	generation: 3,
	records: 12,
	lastRun: null,
	createdAt: '2026-03-01T09:00:00.000Z',
	updatedAt: '2026-03-01T09:00:00.000Z',
};

it('A watch of an older worker has the defaults of what it lacks', async () => {
	const documents = new MemoryDocumentStore();
	await new DocumentCollection<StoredWatch>(documents, 'watch').save(OLD);
	const watches = new DocumentCollection<Watch>(documents, 'watch', completeWatch);
	const complete = {
		place: { accountId: OLD.place.accountId, projectId: null, allProjects: false },
		maxRemovedPercent: 20,
		acceptedRecords: null,
		changesReadTo: null,
		wholeReadAt: null,
		roundStartedAt: null,
		generation: 3,
	};
	expect(await watches.get('wat_1')).toMatchObject(complete);
	expect(await watches.all()).toMatchObject([complete]);
	expect(await watches.change('wat_1', (current) => current)).toMatchObject(complete);
});
