import { describe, expect, it } from 'vitest';
import { parseDocumentUrn } from '../../../protocol/aps/documentUrn';

describe('the ID of a document', () => {
	it.each([
		['urn:adsk.wipprod:dm.lineage:hC6k4hndRWaeIVhIjvHu8w', 'file'],
		['urn:adsk.wipemea:dm.lineage:hC6k-_ndRWae', 'file'],
		['urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=12', 'fileVersion'],
	])('%s names an %s', (id, kind) => {
		expect(parseDocumentUrn(id)).toEqual({ kind, id });
		expect(parseDocumentUrn(` ${encodeURIComponent(id)} `)).toEqual({ kind, id });
	});

	it.each([
		'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w',
		'urn:adsk.wipprod:fs.file:vf.hC6k4hndRWaeIVhIjvHu8w?version=0',
		'urn:adsk.wipprod:fs.folder:co.dBVq3kHRS1mYxW0aTzP4Ng',
		'urn:adsk.objects:os.object:wip.dm.prod/a.dwg',
		'hC6k4hndRWaeIVhIjvHu8w',
		'',
	])('is not %j', (text) => {
		expect(parseDocumentUrn(text)).toBeUndefined();
	});
});
