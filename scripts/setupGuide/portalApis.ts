import type { Scope } from '../../protocol/aps/scopes';

/**
 * Names of the APIs under API Access of an app, by what they are needed for. Sources: the list of APIs at
 * aps.autodesk.com, and setup guides of other products. Autodesk does not document which API each endpoint
 * belongs to; for `hq` endpoints, sources name both ACC and BIM 360.
 */

const DATA_MANAGEMENT = 'Data Management API';
const WEBHOOKS = 'Webhooks API';
const CONSTRUCTION = 'Autodesk Construction Cloud API';
const BIM_360 = 'BIM 360 API';
const MODEL_DERIVATIVE = 'Model Derivative API';

const BY_PATH: ReadonlyArray<readonly [prefix: string, apis: readonly string[]]> = [
	['/project/', [DATA_MANAGEMENT]],
	['/data/', [DATA_MANAGEMENT]],
	['/oss/', [DATA_MANAGEMENT]],
	['/dm/', [DATA_MANAGEMENT]],
	['/webhooks/', [WEBHOOKS, DATA_MANAGEMENT]],
	['/construction/', [CONSTRUCTION]],
	['/bim360/', [CONSTRUCTION, BIM_360]],
	['/hq/', [CONSTRUCTION, BIM_360]],
	['/data-connector/', [CONSTRUCTION]],
	['/modelderivative/', [MODEL_DERIVATIVE]],
];

const BY_SYSTEM: Readonly<Record<string, readonly string[]>> = {
	data: [DATA_MANAGEMENT],
	derivative: [MODEL_DERIVATIVE],
	'adsk.c4r': [DATA_MANAGEMENT],
	// The trigger also reads hubs and projects.
	'autodesk.construction.issues': [CONSTRUCTION, DATA_MANAGEMENT],
	'autodesk.construction.reviews': [CONSTRUCTION, DATA_MANAGEMENT],
	'autodesk.construction.cost': [CONSTRUCTION, DATA_MANAGEMENT],
	'autodesk.construction.bc': ['BuildingConnected API'],
	'adsk.tandem': ['Tandem Data API'],
};

/**
 * @param endpoint method and path of an operation
 * @returns an empty list for a signed URL, which is not part of an API
 * @throws Error for a path that no API is known for
 */
export function apisOfEndpoint(endpoint: string): readonly string[] {
	const path = endpoint.split(' ')[1];
	if (path.startsWith('<')) return [];
	const found = BY_PATH.find(([prefix]) => path.startsWith(prefix));
	if (found === undefined) throw new Error(`Name the API under API Access for ${endpoint}`);
	return found[1];
}

/** For lists in the editor that need these scopes. */
export function apisOfLists(scopes: readonly Scope[]): readonly string[] {
	return scopes.map((scope) => (scope.startsWith('account:') ? CONSTRUCTION : DATA_MANAGEMENT));
}

/** For events of a system; products without an entry under API Access need the webhooks only. */
export function apisOfSystem(system: string): readonly string[] {
	return [WEBHOOKS, ...(BY_SYSTEM[system] ?? [])];
}
