import { isGuid, toAdminId } from '../../../protocol/aps/ids';
import { PROJECT_WATCH_KIND_IDS, WATCH_KIND_IDS } from '../../../protocol/events/watchKinds';
import { WORKER_EVENT_IDS } from '../../../protocol/events/workerEvents';
import type { WorkerEventId } from '../../../protocol/events/workerEvents';
import type { DesiredWatch } from '../../workerClient/desiredWatch';
import { InvalidValue } from '../../values/invalidValue';
import { delivery as deliveryField } from '../fields/delivery';
import { events as eventsField } from '../fields/events';
import { watchValue, workerEventValue } from '../fields/eventValues';
import { hub, project, scope } from '../fields/scope';
import { chosenId } from './located';
import type { Located } from './located';
import { optionsOf } from './readParameter';
import type { ReadParameter } from './readParameter';
import { deliveryTerms, pollMinutes } from './workerOptions';
import type { DeliveryTerms } from './workerOptions';

/** How events get to n8n, and what only the worker provides. */
export type Delivery = { kind: 'direct' } | WorkerDelivery;

export type DeliveryMode = Delivery['kind'];

export interface WorkerDelivery {
	kind: 'worker';
	terms: DeliveryTerms;
	/** What the worker reports about itself. */
	workerEvents: WorkerEventId[];
	/** What the worker polls, because Autodesk has no webhooks for it. */
	watches: Array<Omit<DesiredWatch, 'region'>>;
}

const PROVIDED_BY_WORKER: ReadonlySet<string> = new Set([
	...WORKER_EVENT_IDS.map(workerEventValue),
	...WATCH_KIND_IDS.map(watchValue),
]);

/**
 * Whether an event comes from the worker, so that nothing is registered at Autodesk.
 *
 * @param chosen a value under Trigger On
 */
export function isProvidedByWorker(chosen: string): boolean {
	return PROVIDED_BY_WORKER.has(chosen);
}

/**
 * @param chosen values under Trigger On
 * @throws InvalidValue for direct delivery of events that only the worker provides, for options out of
 * range, and if there is no account to poll
 */
export function readDelivery(
	chosen: readonly string[],
	read: ReadParameter,
	{ hubId, projectId }: Located,
): Delivery {
	if (read(deliveryField) !== 'worker') {
		if (!chosen.some(isProvidedByWorker)) return { kind: 'direct' };
		throw new InvalidValue(
			deliveryField.displayName,
			`choose Webhook Worker, or remove the worker's events from ${eventsField.displayName}`,
		);
	}
	const options = optionsOf(read);
	const kinds = WATCH_KIND_IDS.filter((kind) => chosen.includes(watchValue(kind)));
	return {
		kind: 'worker',
		terms: deliveryTerms(options),
		workerEvents: WORKER_EVENT_IDS.filter((event) => chosen.includes(workerEventValue(event))),
		watches: kinds.map((kind) => {
			const isOfProject = PROJECT_WATCH_KIND_IDS.includes(kind);
			const allProjects = isOfProject && read(scope) === 'hub';
			return {
				kind,
				accountId: accountIdOf(hubId),
				projectId: isOfProject && !allProjects ? projectIdOf(projectId) : null,
				allProjects,
				schedule: { everyMinutes: pollMinutes(options) },
			};
		}),
	};
}

/** A watch polls the list of one project; the scope Folder means its project. */
function projectIdOf(projectId: string | undefined): string {
	const id = toAdminId(chosenId(project, projectId));
	if (isGuid(id)) return id;
	throw new InvalidValue(
		project.displayName,
		'the chosen project has no lists to poll; choose a project of ACC or BIM 360',
	);
}

/** Only an ACC or BIM 360 account has users and projects to poll. */
function accountIdOf(hubId: string | undefined): string {
	const accountId = toAdminId(chosenId(hub, hubId));
	if (isGuid(accountId)) return accountId;
	throw new InvalidValue(
		hub.displayName,
		'the chosen hub is not an account; choose an ACC or BIM 360 account',
	);
}
