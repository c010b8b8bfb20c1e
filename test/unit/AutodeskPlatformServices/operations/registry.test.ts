import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../../../protocol/aps/scopes';
import { callsAnyEndpoint } from '../../../../nodes/operations/operation';
import { ACTION_NODES } from '../../../../scripts/actionNodes';
import { everyOperation } from '../../../../scripts/everyOperation';

interface DocumentedAction {
	action: string;
	method: string;
	path: string;
	tokens: string[];
	scopes: string[];
}

/**
 * The 51 actions of Autodesk's list, as its reference documents them. Operations beyond the list carry
 * Autodesk's name of their endpoint too.
 */
const documented = JSON.parse(
	readFileSync('test/fixtures/actions.json', 'utf8'),
) as DocumentedAction[];

/** Scopes for further calls that an operation always makes. */
const FURTHER_SCOPES: Readonly<Record<string, string[]>> = {
	// Reads the structure, because it has to write all of it.
	'Create Business Units': ['account:read'],
};

const operations = everyOperation().map(({ operation, key }) => ({ ...operation, key }));
const actions = operations.flatMap(({ action }) => action ?? []);

describe('the registry', () => {
	it('contains each resource, operation and action once', () => {
		for (const names of [
			ACTION_NODES.flatMap(({ resources }) => resources.map(({ value }) => value)),
			ACTION_NODES.flatMap(({ resources }) => resources.map(({ name }) => name)),
			operations.map(({ key }) => key),
			actions,
		]) {
			expect(names).toEqual([...new Set(names)]);
		}
	});

	it('covers all 51 actions in Autodesk’s list', () => {
		expect(documented).toHaveLength(51);
		expect(actions).toEqual(expect.arrayContaining(documented.map(({ action }) => action)));
	});

	it.each(documented)('does $action the way Autodesk documents it', (facts) => {
		const operation = operations.find(({ action }) => action === facts.action);
		expect(operation).toBeDefined();
		const { method, path, tokens, scopes } = facts;
		const further = FURTHER_SCOPES[facts.action] ?? [];
		expect([...operation!.scopes].sort()).toEqual([...scopes, ...further].sort());
		if (method === 'COMPOSITE' || !path.startsWith('/')) return;
		expect(operation!.endpoint).toBe(`${method} ${path}`);
		const kinds = tokens.map((token) => token.replace(/\+(x-user-id|User-Id)$/, '+user'));
		// Service accounts count as users in Autodesk's documentation and are not listed.
		const access = operation!.access.filter((kind) => kind !== 'SSA');
		expect([...access].sort()).toEqual([...kinds].sort());
	});

	it.each(operations)('states what $key needs and what it returns', (operation) => {
		if (callsAnyEndpoint(operation)) expect(operation.scopes).toEqual([]);
		else expect(operation.endpoint).toMatch(/^[A-Z]+ \S+/);
		expect(operation.access.length).toBeGreaterThan(0);
		for (const scope of operation.scopes) expect(SCOPES).toHaveProperty(scope);
		expect(Object.keys(operation.example).length).toBeGreaterThan(0);
	});
});
