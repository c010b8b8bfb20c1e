import { describe, expect, it } from 'vitest';
import {
	fillPath,
	isAccId,
	parseStorageUrn,
	toAdminId,
	toDataManagementId,
} from '../../../protocol/aps/ids';

const GUID = 'cccccccc-4444-4555-8666-dddddddddddd';

describe('a reader of IDs', () => {
	it('converts a pasted GUID to the form each service expects', () => {
		expect(toDataManagementId(` ${GUID} `)).toBe(`b.${GUID}`);
		expect(toDataManagementId(`b.${GUID}`)).toBe(`b.${GUID}`);
		expect(toAdminId(`b.${GUID}`)).toBe(GUID);
		expect(toAdminId(GUID)).toBe(GUID);
	});

	it('leaves IDs of Fusion Team and A360 unchanged', () => {
		expect(toDataManagementId('a.YnVzaW5lc3M6YXV0b2Rlc2s')).toBe('a.YnVzaW5lc3M6YXV0b2Rlc2s');
		expect(isAccId('a.YnVzaW5lc3M6YXV0b2Rlc2s')).toBe(false);
		expect(isAccId(GUID)).toBe(true);
	});

	it('splits a storage URN at the first slash only', () => {
		expect(parseStorageUrn('urn:adsk.objects:os.object:wip.dm.prod/a/b c.dwg')).toEqual({
			bucketKey: 'wip.dm.prod',
			objectKey: 'a/b c.dwg',
		});
	});

	it.each([
		'',
		'urn:adsk.objects:os.object:',
		'urn:adsk.objects:os.object:bucket/',
		'urn:other:x/y',
	])('does not accept "%s" as a storage URN', (urn) => {
		expect(parseStorageUrn(urn)).toBeUndefined();
	});

	it('keeps the question mark of a version ID inside its path segment', () => {
		expect(
			fillPath('/data/v1/projects/{project}/versions/{version}', {
				project: `b.${GUID}`,
				version: 'urn:adsk.wipprod:fs.file:vf.AAAA?version=2',
			}),
		).toBe(
			`/data/v1/projects/b.${GUID}/versions/urn%3Aadsk.wipprod%3Afs.file%3Avf.AAAA%3Fversion%3D2`,
		);
	});

	it.each(['', '.', '..'])('refuses "%s" as a path segment', (value) => {
		expect(() => fillPath('/buckets/{bucketKey}/details', { bucketKey: value })).toThrow(
			RangeError,
		);
	});
});
