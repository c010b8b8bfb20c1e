import { ACCESS_KINDS } from '../../nodes/apsClient/access';
import { listScopes } from '../../nodes/credentialScopes/neededScopes';
import { isReading, useNameOf } from '../../nodes/credentialScopes/uses';
import {
	watchValue,
	workerEventValue,
} from '../../nodes/AutodeskPlatformServicesTrigger/fields/eventValues';
import { callsAnyEndpoint } from '../../nodes/operations/operation';
import type { Operation } from '../../nodes/operations/operation';
import { DATA_JOB_PATH } from '../../protocol/aps/dataExtractRules';
import { SCOPES } from '../../protocol/aps/scopes';
import { DATA_EXTRACT_EVENT_VALUE } from '../../protocol/callbacks/dataExtractCallback';
import { CATALOGUE } from '../../protocol/events/eventCatalogue';
import { WATCH_KINDS } from '../../protocol/events/watchKinds';
import { WORKER_EVENTS } from '../../protocol/events/workerEvents';
import { everyOperation } from '../everyOperation';
import type { PlacedOperation } from '../everyOperation';
import type { Action, Catalogue, CredentialKind, GuideEvent, Place } from './catalogue';
import { credentialNames } from './credentialNames';
import { readJobs } from './jobs';
import { apisOfEndpoint, apisOfLists, apisOfSystem } from './portalApis';

/**
 * Everything that the guide offers, from the registry, the catalogue of events and the examples. Without the
 * operation that calls any endpoint: what it needs depends on that.
 */
export async function readCatalogue(): Promise<Catalogue> {
	return {
		scopes: SCOPES,
		credentials: credentialKinds(),
		actions: everyOperation()
			.filter(({ operation }) => !callsAnyEndpoint(operation))
			.map(toAction),
		events: [...webhookEvents(), dataExtractEvent(), ...polledEvents(), ...workerEvents()],
		jobs: await readJobs(),
	};
}

function credentialKinds(): CredentialKind[] {
	return ACCESS_KINDS.flatMap(({ tokenKind, label, credentialType }) =>
		tokenKind === '2L+user'
			? []
			: [{ kind: tokenKind, label, name: credentialNames[credentialType] }],
	);
}

function toAction({ resource, operation, key }: PlacedOperation): Action {
	return {
		key,
		group: resource.name,
		name: operation.name,
		action: operation.action,
		scopes: operation.scopes,
		listScopes: listScopes(operation).filter((scope) => !operation.scopes.includes(scope)),
		access: operation.access,
		apis: apisOfEndpoint(operation.endpoint),
		listApis: apisOfLists(listScopes(operation)),
		place: placeOf(operation),
		reading: isReading(operation) && !operation.endpoint.startsWith('PUT'),
		use: useNameOf(resource, operation),
	};
}

/** Buckets belong to the app; an object that a user may reach belongs to a file of a project. */
function placeOf({ endpoint, access }: Operation): Place {
	const path = endpoint.split(' ')[1];
	if (path.startsWith('<')) return 'none';
	return path.startsWith('/oss/') && !access.includes('3L') ? 'app' : 'account';
}

const IN_ACCOUNTS = ['data', 'adsk.c4r'];

function webhookEvents(): GuideEvent[] {
	return CATALOGUE.map(({ value, label, name, when, system, owners, unconfirmedOwners }) => ({
		key: value,
		group: label,
		name,
		when,
		owners,
		unconfirmedOwners,
		apis: apisOfSystem(system),
		place: placeOfSystem(system),
		source: 'webhook',
		projectAdmin: system === 'autodesk.construction.issues',
	}));
}

function placeOfSystem(system: string): Place {
	if (IN_ACCOUNTS.includes(system)) return 'account';
	if (system === 'derivative') return 'app';
	const construction = /^autodesk\.construction\.(issues|reviews|cost)$/.test(system);
	return construction ? 'account' : 'product';
}

/** Autodesk calls the URL of the trigger, which then reads the job. */
function dataExtractEvent(): GuideEvent {
	return {
		key: DATA_EXTRACT_EVENT_VALUE,
		group: 'Data Extract',
		name: 'Finished',
		when: 'a run of a data extract ends, well or not',
		owners: ['3L', 'SSA'],
		unconfirmedOwners: [],
		apis: apisOfEndpoint(`GET ${DATA_JOB_PATH}`),
		place: 'account',
		source: 'webhook',
		projectAdmin: false,
	};
}

/** The trigger's credential only lists hubs; the worker signs in as an app of its own. */
function polledEvents(): GuideEvent[] {
	return WATCH_KINDS.map(({ kind, eventName, when }) => {
		const [group, name] = eventName.split(': ');
		return {
			key: watchValue(kind),
			group,
			name,
			when,
			owners: ['2L', '3L', 'SSA'],
			unconfirmedOwners: [],
			apis: apisOfEndpoint('GET /project/v1/hubs'),
			place: 'account',
			source: 'poll',
			projectAdmin: false,
		};
	});
}

function workerEvents(): GuideEvent[] {
	return WORKER_EVENTS.map(({ event, name, when }) => ({
		key: workerEventValue(event),
		group: 'Worker',
		name,
		when,
		owners: [],
		unconfirmedOwners: [],
		apis: [],
		place: 'none',
		source: 'worker',
		projectAdmin: false,
	}));
}
