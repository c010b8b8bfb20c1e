import { suitability } from '../actionNode/suitableCredentials';
import type { Authentication } from '../apsClient/access';
import { callsAnyEndpoint } from '../operations/operation';
import type { Operation, Resource } from '../operations/operation';
import { HOOK_SCOPES, sortedScopes } from '../../protocol/aps/scopes';
import type { Scope } from '../../protocol/aps/scopes';
import { everyResource } from './everyResource';
import { scopesWithLists } from './neededScopes';

/** Something that people do with a credential, and the scopes that it needs. */
export interface Use {
	/** E.g. `folder.read`, `folder.change`. Saved credentials hold it: never change it. */
	value: string;
	/** In Title Case, e.g. `Folder: Read`. */
	name: string;
	description: string;
	scopes: readonly Scope[];
}

const TRIGGER: Use = {
	value: 'trigger',
	name: 'Trigger: Webhook Events',
	description: 'Register webhooks, and choose hubs, projects and folders from lists',
	scopes: HOOK_SCOPES,
};

/**
 * What this kind of credential can be used for: reading or changing things of a resource, and the
 * trigger. Changing includes reading. New operations add their scopes without new entries. An operation
 * that calls any endpoint is none of them: nobody knows which scopes it needs.
 */
export function usesOf(authentication: Authentication): Use[] {
	const uses = everyResource.flatMap((resource) => usesOfResource(resource, authentication));
	return [...uses, TRIGGER].sort((a, b) => a.name.localeCompare(b.name));
}

/** The name of the use that an operation is part of. A change is never part of reading. */
export function useNameOf({ name, operations }: Resource, operation: Operation): string {
	return isReading(operation) ? readName(name) : changeName(name, operations.some(isReading));
}

function usesOfResource({ name, value, operations }: Resource, kind: Authentication): Use[] {
	const possible = operations.filter(
		(operation) => suitability(operation, kind) !== 'no' && !callsAnyEndpoint(operation),
	);
	const reading = possible.filter(isReading);
	const changing = possible.filter((operation) => !isReading(operation));
	const uses: Use[] = [];
	if (reading.length > 0) {
		uses.push({
			value: `${value}.read`,
			name: readName(name),
			description: namesOf(reading),
			scopes: scopesOfAll(reading),
		});
	}
	if (changing.length > 0) {
		uses.push({
			value: `${value}.change`,
			name: changeName(name, operations.some(isReading)),
			description: namesOf([...changing, ...reading]),
			scopes: scopesOfAll(possible),
		});
	}
	return uses;
}

function readName(resource: string): string {
	return `${resource}: Read`;
}

function changeName(resource: string, alsoReads: boolean): string {
	return alsoReads ? `${resource}: Read and Change` : `${resource}: Change`;
}

/** Whether its scopes allow no change. */
export function isReading({ scopes }: Pick<Operation, 'scopes'>): boolean {
	return scopes.every((scope) => /:(read|search)$/.test(scope));
}

function scopesOfAll(operations: readonly Operation[]): Scope[] {
	return sortedScopes(operations.flatMap(scopesWithLists));
}

const together = new Intl.ListFormat('en');

function namesOf(operations: readonly Operation[]): string {
	return together.format(operations.map(({ name }) => name));
}
