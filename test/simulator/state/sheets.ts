/** Sheets of every project, in two collections and in none, issued in two version sets. */

export const SHEET_COLLECTION = {
	id: 'dddd0000-0000-4000-8000-000000000001',
	name: 'Building A',
};

const PERMIT = {
	id: 'dddd0000-0000-4000-8000-000000000011',
	name: 'Permit Set',
	issuanceDate: '2026-01-15',
	collection: null,
};
const CONSTRUCTION = {
	id: 'dddd0000-0000-4000-8000-000000000012',
	name: 'Construction Documents',
	issuanceDate: '2026-03-01',
	collection: null,
};

const AUTHOR = {
	createdAt: '2026-03-02T16:40:00.000Z',
	createdBy: 'SIMKIM000001',
	createdByName: 'Kim Doe',
	updatedAt: '2026-03-03T08:15:30.000Z',
	updatedBy: 'SIMKIM000001',
	updatedByName: 'Kim Doe',
};

export const VERSION_SETS = [
	{ ...PERMIT, ...AUTHOR },
	{ ...CONSTRUCTION, ...AUTHOR },
];

interface Own {
	id: string;
	number: string;
	title: string;
	versionSet: typeof PERMIT;
	isCurrent: boolean;
	tags: string[];
	collection?: typeof SHEET_COLLECTION;
	deleted?: boolean;
}

function sheet({ versionSet, collection, deleted = false, ...own }: Own) {
	const { id, name, issuanceDate } = versionSet;
	return {
		...own,
		...AUTHOR,
		versionSet: { id, name, issuanceDate, deleted: false },
		uploadFileName: 'Drawings.pdf',
		uploadId: 'dddd0000-0000-4000-8000-000000000021',
		paperSize: [1000, 600],
		deleted,
		deletedAt: '',
		deletedBy: '',
		deletedByName: '',
		viewable: {
			urn: 'urn:adsk.bimdocs:seed:207edb73-69c2-43d2-ba0e-e2ffe9fdcb56',
			guid: 'cc3eb847-737f-3408-bdbd-e2628a02b8de',
		},
		collection: collection ?? null,
	};
}

export const SHEETS = [
	sheet({
		id: 'dddd0000-0000-4000-8000-000000000101',
		number: 'A-101',
		title: 'First Floor',
		versionSet: PERMIT,
		isCurrent: false,
		tags: ['architecture'],
	}),
	sheet({
		id: 'dddd0000-0000-4000-8000-000000000102',
		number: 'A-101',
		title: 'First Floor',
		versionSet: CONSTRUCTION,
		isCurrent: true,
		tags: ['architecture', 'floor'],
	}),
	sheet({
		id: 'dddd0000-0000-4000-8000-000000000103',
		number: 'S-201',
		title: 'Foundation',
		versionSet: CONSTRUCTION,
		isCurrent: true,
		tags: [],
		collection: SHEET_COLLECTION,
	}),
	sheet({
		id: 'dddd0000-0000-4000-8000-000000000104',
		number: 'A-999',
		title: 'Withdrawn',
		versionSet: PERMIT,
		isCurrent: true,
		tags: [],
		deleted: true,
	}),
];
