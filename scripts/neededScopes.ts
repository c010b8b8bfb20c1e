import { suitability } from '../nodes/actionNode/suitableCredentials';
import { ACCESS_KINDS } from '../nodes/apsClient/access';
import { callsAnyEndpoint } from '../nodes/operations/operation';
import { SCOPES } from '../protocol/aps/scopes';
import type { Scope } from '../protocol/aps/scopes';
import { everyOperation } from './everyOperation';
import type { PlacedOperation } from './everyOperation';
import { nearNames } from './nearNames';

export interface NeededScopes {
	operations: PlacedOperation[];
	/** What to tick, in the order of the tick boxes. */
	scopes: Array<{ scope: Scope; operations: string[] }>;
	/** Operations that need further scopes, which depend on the endpoint that the user enters. */
	dependingOnEndpoint: string[];
	/** Kinds that can do all of it, by their names under Authentication, with what to heed. */
	credentials: string[];
}

/** A name that no operation has. */
export class UnknownOperations extends Error {
	constructor(readonly unknown: ReadonlyArray<{ name: string; near: string[] }>) {
		super(unknown.map(describe).join('\n'));
		this.name = 'UnknownOperations';
	}
}

/**
 * The scopes to tick for these operations.
 *
 * @param names Autodesk's actions (`List Hubs`), or as in the node (`Hub: Get Many`, `hub.getAll`)
 * @throws UnknownOperations
 */
export function neededScopes(names: readonly string[]): NeededScopes {
	const found = names.map((name) => ({ name, placed: find(name) }));
	const unknown = found.filter(({ placed }) => placed === undefined);
	if (unknown.length > 0) {
		const known = everyOperation().map(titleOf);
		throw new UnknownOperations(
			unknown.map(({ name }) => ({ name, near: nearNames(name, known) })),
		);
	}
	const operations = [...new Set(found.flatMap(({ placed }) => placed ?? []))];
	return {
		operations,
		scopes: scopesOf(operations),
		dependingOnEndpoint: operations
			.filter(({ operation }) => callsAnyEndpoint(operation))
			.map(titleOf),
		credentials: credentialsFor(operations),
	};
}

/** What a person knows it by: Autodesk's name of the action, or ours. */
export function titleOf({ operation, title }: PlacedOperation): string {
	return operation.action ?? title;
}

const OPERATIONS = everyOperation();

function find(name: string): PlacedOperation | undefined {
	const wanted = plain(name);
	return OPERATIONS.find(({ resource, operation, title }) =>
		[operation.action ?? title, title, `${resource.value} ${operation.value}`].some(
			(candidate) => plain(candidate) === wanted,
		),
	);
}

function plain(name: string): string {
	return name
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean)
		.join(' ');
}

function scopesOf(operations: readonly PlacedOperation[]): NeededScopes['scopes'] {
	return (Object.keys(SCOPES) as Scope[])
		.map((scope) => ({
			scope,
			operations: operations
				.filter(({ operation }) => operation.scopes.includes(scope))
				.map(titleOf),
		}))
		.filter(({ operations: needing }) => needing.length > 0);
}

function credentialsFor(operations: readonly PlacedOperation[]): string[] {
	return ACCESS_KINDS.flatMap(({ authentication, label }) => {
		const suited = operations.map(({ operation }) => suitability(operation, authentication));
		if (suited.includes('no')) return [];
		const actingAsUser = operations.filter((_operation, index) => suited[index] === 'with user');
		if (actingAsUser.length === 0) return [label];
		return [`${label}, with Act as User for ${actingAsUser.map(titleOf).join(', ')}`];
	});
}

function describe({ name, near }: { name: string; near: string[] }): string {
	const advice =
		near.length === 0 ? 'See docs/scopes.md for all names' : `Did you mean: ${near.join(', ')}`;
	return `There is no operation "${name}". ${advice}`;
}
