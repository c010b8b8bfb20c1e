import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resources } from '../../../../nodes/AutodeskPlatformServices/operations';
import { SCOPES } from '../../../../protocol/aps/scopes';

interface DocumentedAction {
	action: string;
	method: string;
	path: string;
	tokens: string[];
	scopes: string[];
}

/** Autodesk's actions as its reference documents them. */
const documented = JSON.parse(
	readFileSync('test/fixtures/actions.json', 'utf8'),
) as DocumentedAction[];

/** Scopes for further calls that an operation always makes. */
const FURTHER_SCOPES: Readonly<Record<string, string[]>> = {
	// Reads the structure, because it has to write all of it.
	'Create Business Units': ['account:read'],
};

const operations = resources.flatMap((resource) =>
	resource.operations.map((operation) => ({
		...operation,
		key: `${resource.value}.${operation.value}`,
	})),
);
const actions = operations.filter(({ action }) => action !== undefined);

describe('the registry', () => {
	it('holds each resource, operation and action once', () => {
		for (const names of [
			resources.map(({ value }) => value),
			operations.map(({ key }) => key),
			actions.map(({ action }) => action),
		]) {
			expect(names).toEqual([...new Set(names)]);
		}
	});

	it('does all 51 actions of Autodesk’s list', () => {
		const names = actions.map(({ action }) => action);
		expect(documented).toHaveLength(51);
		expect(names.sort()).toEqual(documented.map(({ action }) => action).sort());
	});

	it.each(actions)('does $action the way Autodesk documents it', (operation) => {
		const facts = documented.find(({ action }) => action === operation.action);
		expect(facts).toBeDefined();
		const { method, path, tokens, scopes } = facts!;
		const further = FURTHER_SCOPES[facts!.action] ?? [];
		expect([...operation.scopes].sort()).toEqual([...scopes, ...further].sort());
		if (method === 'COMPOSITE' || !path.startsWith('/')) return;
		expect(operation.endpoint).toBe(`${method} ${path}`);
		const kinds = tokens.map((token) => token.replace(/\+(x-user-id|User-Id)$/, '+user'));
		// Service accounts count as users in Autodesk's documentation and are not listed.
		const access = operation.access.filter((kind) => kind !== 'SSA');
		expect([...access].sort()).toEqual([...kinds].sort());
	});

	it.each(operations)('says of $key what it needs and what it returns', (operation) => {
		expect(operation.endpoint).toMatch(/^[A-Z]+ \S+/);
		expect(operation.access.length).toBeGreaterThan(0);
		for (const scope of operation.scopes) expect(SCOPES).toHaveProperty(scope);
		expect(Object.keys(operation.example).length).toBeGreaterThan(0);
	});
});
