import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCallback } from '../../../nodes/shared/protocol/callback';
import type { Callback } from '../../../nodes/shared/protocol/callback';
import { deduplicationKeys } from '../../../nodes/shared/protocol/deduplicationKey';

function sample(path: string): Callback {
	const parsed = parseCallback(readFileSync(`test/fixtures/webhook-payloads/${path}`));
	if (parsed.kind !== 'callback') throw new Error(parsed.reason);
	return parsed.callback;
}

const shares = (a: string[], b: string[]) => a.some((key) => b.includes(key));
const fileAdded = sample('data/dm.version.added.json');

describe('deduplication keys', () => {
	it('recognise a retry by its delivery id', () => {
		const first = deduplicationKeys('route', fileAdded, 'delivery-1');
		expect(shares(first, deduplicationKeys('route', fileAdded, 'delivery-1'))).toBe(true);
	});

	it('recognise a retry that came under another delivery id by its content', () => {
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

	it('keep the next version of the same file apart', () => {
		const next = { ...fileAdded, payload: { ...fileAdded.payload, version: '3' } };
		const first = deduplicationKeys('route', fileAdded, 'delivery-1');
		expect(shares(first, deduplicationKeys('route', next, 'delivery-2'))).toBe(false);
	});

	it('keep the same event of two hooks apart', () => {
		const other = { ...fileAdded, hook: { ...fileAdded.hook, hookId: 'another' } };
		const first = deduplicationKeys('route', fileAdded, 'delivery-1');
		expect(shares(first, deduplicationKeys('route', other, 'delivery-1'))).toBe(false);
	});

	it.each([
		'adsk.flc.production/item.update.json',
		'data/dm.folder.deleted.json',
		'data/dm.version.deleted.json',
		'autodesk.construction.bc/opportunity.status.updated-1.0.json',
	])('never compare the content of %s, where two real events can look alike', (path) => {
		const event = sample(path);
		const first = deduplicationKeys('route', event, 'delivery-1');
		expect(first).toHaveLength(1);
		expect(shares(first, deduplicationKeys('route', event, 'delivery-2'))).toBe(false);
	});
});
