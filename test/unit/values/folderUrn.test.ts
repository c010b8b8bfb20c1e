import { describe, expect, it } from 'vitest';
import { folderUrn } from '../../../nodes/values/folderUrn';

const FORMS = [
	'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
	'urn:adsk.wipprod:dm.folder:hC6k4hndRWaeIVhIjvHu8w',
];

describe('a folder ID', () => {
	it.each(FORMS)('has the form of %s', (id) => {
		expect(folderUrn('Folder', id)).toBe(id);
	});

	it.each(FORMS)('is found in a pasted link to %s', (id) => {
		const link = 'https://docs.b360.autodesk.com/projects/9d2c4b68-31f7-4e0a-8b5d-2a1c3e4f5a6b';
		expect(folderUrn('Folder', `${link}/folders/${encodeURIComponent(id)}`)).toBe(id);
	});

	it('is not the ID of a file', () => {
		const file = 'urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w';
		expect(() => folderUrn('Folder', file)).toThrow('is not a folder ID');
	});
});
