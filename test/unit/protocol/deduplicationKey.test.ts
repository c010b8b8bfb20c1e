import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCallback } from '../../../protocol/callbacks/callback';
import type { Callback } from '../../../protocol/callbacks/callback';
import { deduplicationKey, occurrenceKey } from '../../../protocol/callbacks/deduplicationKey';

function sample(path: string): Callback {
	const parsed = parseCallback(readFileSync(`test/fixtures/webhook-payloads/${path}`));
	if (parsed.kind !== 'callback') throw new Error(parsed.reason);
	return parsed.callback;
}

const fileAdded = sample('data/dm.version.added.json');
const fileModified = sample('data/dm.version.modified.json');

describe('the deduplication key', () => {
	const keyOf = (callback: Callback, deliveryId?: string) =>
		deduplicationKey('route', callback, deliveryId);

	it.each([fileAdded, fileModified])(
		'recognizes a retry with another delivery ID by what Autodesk signs',
		(event) => {
			expect(keyOf(event, 'delivery-1')).toMatch(/^[0-9a-f]{64}$/);
			expect(keyOf(event, 'delivery-2')).toBe(keyOf(event, 'delivery-1'));
			expect(keyOf(event)).toBe(keyOf(event, 'delivery-1'));
		},
	);

	it('does not depend on the order of fields or on the state of the hook', () => {
		const reordered: Callback = {
			...fileModified,
			hook: { ...fileModified.hook, status: 'reactivated', lastUpdatedDate: 'later' },
			payload: Object.fromEntries(Object.entries(fileModified.payload).reverse()),
		};
		expect(keyOf(reordered)).toBe(keyOf(fileModified));
	});

	it('distinguishes versions of the same file, even under one delivery ID', () => {
		const next = { ...fileAdded, resourceUrn: fileAdded.resourceUrn?.replace('=2', '=3') };
		expect(keyOf(next, 'delivery-1')).not.toBe(keyOf(fileAdded, 'delivery-1'));
		const later = { ...fileModified, payload: { ...fileModified.payload, version: '3' } };
		expect(keyOf(later, 'delivery-1')).not.toBe(keyOf(fileModified, 'delivery-1'));
	});

	it('is the same for one version that two hooks of a route report, but not for other events', () => {
		const fromAnother = (event: Callback) => ({
			...event,
			hook: { ...event.hook, hookId: 'another' },
		});
		expect(keyOf(fromAnother(fileAdded))).toBe(keyOf(fileAdded));
		expect(keyOf(fromAnother(fileModified))).not.toBe(keyOf(fileModified));
	});

	it.each([
		'adsk.flc.production/item.update.json',
		'data/dm.folder.deleted.json',
		'data/dm.version.deleted.json',
		'autodesk.construction.bc/opportunity.status.updated-1.0.json',
	])('is the delivery ID for %s, because two separate events can look alike', (path) => {
		const event = sample(path);
		expect(keyOf(event, 'delivery-1')).toBe(keyOf(event, 'delivery-1'));
		expect(keyOf(event, 'delivery-2')).not.toBe(keyOf(event, 'delivery-1'));
		expect(keyOf(event)).toBeUndefined();
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
