import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	CATALOGUE,
	eventsWatchedOn,
	findEvent,
	SCOPE_KEYS,
} from '../../../protocol/events/eventCatalogue';

interface KnownSystem {
	system: string;
	tokens: string[];
	events: Array<{ id: string; scopeKey: string | null; aliasWithoutVersion?: string }>;
}

const { systems } = JSON.parse(
	readFileSync('test/fixtures/webhook-payloads/index.json', 'utf8'),
) as { systems: KnownSystem[] };

const known = systems.flatMap(({ system, tokens, events }) =>
	events.map((event) => ({ system, tokens, ...event })),
);

describe('event catalog', () => {
	it.each(known)('offers $system $id', ({ system, id, scopeKey, aliasWithoutVersion, tokens }) => {
		const entry = findEvent(system, id);
		expect(entry).toBeDefined();
		const key = entry!.scope === 'typed' ? null : SCOPE_KEYS[entry!.scope];
		expect(key).toBe(scopeKey);
		expect(entry!.alias).toBe(aliasWithoutVersion);
		expect([...entry!.owners].sort()).toEqual([...tokens].sort());
	});

	it('offers nothing else', () => {
		expect(CATALOGUE).toHaveLength(known.length);
	});

	it('gives each event a unique value and name', () => {
		expect(new Set(CATALOGUE.map(({ value }) => value)).size).toBe(CATALOGUE.length);
		expect(new Set(CATALOGUE.map(({ label, name }) => `${label}: ${name}`)).size).toBe(
			CATALOGUE.length,
		);
	});

	it('finds BuildingConnected events under both of their names', () => {
		const versioned = findEvent('autodesk.construction.bc', 'bid.created-1.0');
		expect(findEvent('autodesk.construction.bc', 'bid.created')).toBe(versioned);
	});

	it('does not find an event in another system', () => {
		expect(findEvent('data', 'model.sync')).toBeUndefined();
	});

	it('lists the events of several scope types', () => {
		const values = eventsWatchedOn('workspace', 'transition');
		expect(values).toContain('adsk.flc.production/item.update');
		expect(values).toContain('adsk.flc.production/workflow.transition');
		expect(values).toHaveLength(7);
	});
});
