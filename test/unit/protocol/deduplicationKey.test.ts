import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCallback } from '../../../protocol/callbacks/callback';
import type { Callback } from '../../../protocol/callbacks/callback';
import { deduplicationKeys, occurrenceKey } from '../../../protocol/callbacks/deduplicationKey';

function sample(path: string): Callback {
	const parsed = parseCallback(readFileSync(`test/fixtures/webhook-payloads/${path}`));
	if (parsed.kind !== 'callback') throw new Error(parsed.reason);
	return parsed.callback;
}

const shares = (a: string[], b: string[]) => a.some((key) => b.includes(key));
const fileAdded = sample('data/dm.version.added.json');

describe('deduplication keys', () => {
	it('recognize a retry by its delivery ID', () => {
		const first = deduplicationKeys('route', fileAdded, 'delivery-1');
		expect(shares(first, deduplicationKeys('route', fileAdded, 'delivery-1'))).toBe(true);
	});

	it('recognize a retry with another delivery ID by its content', () => {
		const first = deduplicationKeys('route', fileAdded, 'delivery-1');
		expect(shares(first, deduplicationKeys('route', fileAdded, 'delivery-2'))).toBe(true);
	});

	it('do not depend on the order of fields or on the state of the hook', () => {
		const reordered: Callback = {
			...fileAdded,
			hook: { ...fileAdded.hook, status: 'reactivated', lastUpdatedDate: 'later' },
			payload: Object.fromEntries(Object.entries(fileAdded.payload).reverse()),
		};
		expect(deduplicationKeys('route', reordered, undefined)).toEqual(
			deduplicationKeys('route', fileAdded, undefined),
		);
	});

	it('distinguish versions of the same file', () => {
		const next = { ...fileAdded, payload: { ...fileAdded.payload, version: '3' } };
		const first = deduplicationKeys('route', fileAdded, 'delivery-1');
		expect(shares(first, deduplicationKeys('route', next, 'delivery-2'))).toBe(false);
	});

	it('distinguish the same event from two hooks', () => {
		const other = { ...fileAdded, hook: { ...fileAdded.hook, hookId: 'another' } };
		const first = deduplicationKeys('route', fileAdded, 'delivery-1');
		expect(shares(first, deduplicationKeys('route', other, 'delivery-1'))).toBe(false);
	});

	it.each([
		'adsk.flc.production/item.update.json',
		'data/dm.folder.deleted.json',
		'data/dm.version.deleted.json',
		'autodesk.construction.bc/opportunity.status.updated-1.0.json',
	])('never compare the content of %s, for which two separate events can look alike', (path) => {
		const event = sample(path);
		const first = deduplicationKeys('route', event, 'delivery-1');
		expect(first).toHaveLength(1);
		expect(shares(first, deduplicationKeys('route', event, 'delivery-2'))).toBe(false);
	});
});

describe('the key of an event that happens only once', () => {
	const folderAdded = sample('data/dm.folder.added.json');

	it('is the same for a file version, whatever hook and payload report it', () => {
		const found: Callback = {
			resourceUrn: fileAdded.resourceUrn,
			hook: { system: 'data', event: 'dm.version.added', hookId: 'another' },
			payload: { name: 'Tower-ARCH.rvt' },
		};
		expect(occurrenceKey('route', found)).toBe(occurrenceKey('route', fileAdded));
		expect(occurrenceKey('route', fileAdded)).toMatch(/^[0-9a-f]{64}$/);
	});

	it('uses the version in the payload when the callback has no resource', () => {
		const { resourceUrn, ...callback } = fileAdded;
		expect(occurrenceKey('route', callback)).toBe(occurrenceKey('route', fileAdded));
		expect(resourceUrn).toBe(fileAdded.payload.source);
	});

	it('differs by version, event and receiver', () => {
		const next = { ...fileAdded, resourceUrn: fileAdded.resourceUrn?.replace('=2', '=3') };
		const modified = { ...fileAdded, hook: { ...fileAdded.hook, event: 'dm.version.copied' } };
		const keys = [
			occurrenceKey('route', fileAdded),
			occurrenceKey('route', next),
			occurrenceKey('other route', fileAdded),
		];
		expect(new Set(keys).size).toBe(3);
		expect(occurrenceKey('route', modified)).toBeUndefined();
	});

	it('includes the time of a new folder, whatever its format', () => {
		const inDataManagement = {
			...folderAdded,
			payload: { ...folderAdded.payload, modifiedTime: '2026-03-02T09:15:26.4810000Z' },
		};
		const restored = {
			...folderAdded,
			payload: { ...folderAdded.payload, modifiedTime: '2026-03-05T10:00:00+0000' },
		};
		expect(occurrenceKey('route', inDataManagement)).toBe(occurrenceKey('route', folderAdded));
		expect(occurrenceKey('route', restored)).not.toBe(occurrenceKey('route', folderAdded));
	});

	it.each(['data/dm.version.modified.json', 'derivative/extraction.finished.json'])(
		'does not exist for %s, which can happen again',
		(path) => {
			expect(occurrenceKey('route', sample(path))).toBeUndefined();
		},
	);

	it('does not exist for a pattern, which does not identify the event', () => {
		const pattern = { ...fileAdded, hook: { ...fileAdded.hook, event: 'dm.*' } };
		expect(occurrenceKey('route', pattern)).toBeUndefined();
	});
});
