import { isResourceLocatorValue, NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import { CUSTOM_EVENT } from '../fields/eventOptions';
import { CATALOGUE } from '../../protocol/events/eventCatalogue';
import type { CatalogueEvent } from '../../protocol/events/eventCatalogue';
import { toDataManagementId, toUrn } from '../../protocol/aps/ids';
import { WATCH_KIND_IDS } from '../../protocol/events/watchKinds';
import type { WatchKindId } from '../../protocol/events/watchKinds';
import { parseWebLink } from '../../protocol/aps/webLink';
import { WORKER_EVENTS, WORKER_SYSTEM } from '../../protocol/events/workerEvents';
import type { WorkerEventId } from '../../protocol/events/workerEvents';
import type { Acknowledge } from '../../protocol/worker/subscription';
import type { DeliveryMode } from './registration';

/** What the values of the worker's own events begin with under Trigger On. */
export const WORKER_VALUE_PREFIX = `${WORKER_SYSTEM}/`;

/** What the values of watches begin with under Trigger On. */
export const WATCH_VALUE_PREFIX = 'watch/';

/** How much of a hub is watched. */
export type Watch = 'folder' | 'project' | 'hub';

/** An event the catalogue may not know. */
export interface CustomEvent {
	system: string;
	event: string;
	scopeKey: string;
	scopeValue: string;
}

/** What the person set, as far as registering is concerned. Ids are trimmed; missing ones are ''. */
export interface TriggerSettings {
	delivery: DeliveryMode;
	events: CatalogueEvent[];
	customEvents: CustomEvent[];
	/** What the worker tells about itself. */
	workerEvents: WorkerEventId[];
	/** What the worker is to look at again and again. */
	watchKinds: WatchKindId[];
	watch: Watch;
	/** Data Management form, e.g. `b.<guid>`. */
	hubId: string;
	projectId: string;
	folderId: string;
	workflowId: string;
	tenant: string;
	workspaceId: string;
	transitionId: string;
	companyId: string;
	twinUrn: string;
	modelUrn: string;
	scopeKey: string;
	scopeValue: string;
	/** A region, or `auto` for the one of the hub. */
	region: string;
	options: TriggerOptions;
}

/** Entries of the Options collection that concern registering; missing ones were not added. */
export interface TriggerOptions {
	/** JSONPath evaluated by Autodesk. */
	autodeskFilter?: string;
	acknowledge?: Acknowledge;
	batchSize?: number;
	batchWait?: number;
	concurrency?: number;
	keepOrder?: boolean;
	/** Minutes between two looks. */
	lookEvery?: number;
}

/** @throws NodeOperationError when no event is chosen or a chosen one does not exist */
export function readSettings(ctx: IHookFunctions): TriggerSettings {
	const chosen = ctx.getNodeParameter('events', []) as string[];
	const delivery = ctx.getNodeParameter('delivery', 'direct') as DeliveryMode;
	const workerEvents = workerEventsAmong(chosen);
	const watchKinds = WATCH_KIND_IDS.filter((kind) => chosen.includes(WATCH_VALUE_PREFIX + kind));
	const text = (name: string) => String(ctx.getNodeParameter(name, '') ?? '').trim();
	const located = locatedIds(ctx);
	if (chosen.length === 0) {
		throw new NodeOperationError(ctx.getNode(), 'No event is chosen', {
			description: 'Choose at least one event under Trigger On',
		});
	}
	if (workerEvents.length + watchKinds.length > 0 && delivery === 'direct') {
		throw new NodeOperationError(ctx.getNode(), 'Events of the worker come through the worker', {
			description: 'Set Delivery to Through the Worker, or remove these events from Trigger On',
		});
	}
	return {
		delivery,
		events: chosen
			.filter((value) => value !== CUSTOM_EVENT && !isOfWorker(value))
			.map((value) => catalogueEvent(ctx, value)),
		customEvents: chosen.includes(CUSTOM_EVENT) ? customEvents(ctx) : [],
		workerEvents,
		watchKinds,
		watch: ctx.getNodeParameter('watch', 'project') as Watch,
		hubId: toDataManagementId(located.hub),
		projectId: toDataManagementId(located.project),
		folderId: toUrn(located.folder),
		workflowId: text('workflowId'),
		tenant: text('tenant'),
		workspaceId: text('workspaceId'),
		transitionId: text('transitionId'),
		companyId: text('companyId'),
		twinUrn: text('twinUrn'),
		modelUrn: text('modelUrn'),
		scopeKey: text('scopeKey'),
		scopeValue: text('scopeValue'),
		region: text('region') || 'auto',
		options: ctx.getNodeParameter('options', {}) as TriggerOptions,
	};
}

function workerEventsAmong(chosen: readonly string[]): WorkerEventId[] {
	return WORKER_EVENTS.map(({ event }) => event).filter((event) =>
		chosen.includes(`${WORKER_VALUE_PREFIX}${event}`),
	);
}

/** Whether it comes from the worker itself, so that Autodesk need not be told. */
function isOfWorker(value: string): boolean {
	return value.startsWith(WORKER_VALUE_PREFIX) || value.startsWith(WATCH_VALUE_PREFIX);
}

/** A pasted link may tell more than the field it stands in: a folder's link also names its project. */
function locatedIds(ctx: IHookFunctions): Record<'hub' | 'project' | 'folder', string> {
	const names = ['hub', 'project', 'folder'] as const;
	const values = names.map((name) => locatorText(ctx, name));
	const links = values.map(parseWebLink);
	const idOf = (index: number): string => {
		const name = names[index];
		if (links[index] === undefined && values[index] !== '') return values[index];
		return [links[index], ...links].find((link) => link?.[name] !== undefined)?.[name] ?? '';
	};
	return { hub: idOf(0), project: idOf(1), folder: idOf(2) };
}

/** Without n8n's `extractValue`, which throws for a field that the other settings hide. */
function locatorText(ctx: IHookFunctions, name: string): string {
	const locator = ctx.getNodeParameter(name, '');
	const value = isResourceLocatorValue(locator) ? locator.value : locator;
	return String(value ?? '').trim();
}

function catalogueEvent(ctx: IHookFunctions, value: string): CatalogueEvent {
	const event = CATALOGUE.find((entry) => entry.value === value);
	if (event) return event;
	throw new NodeOperationError(ctx.getNode(), `The event "${value}" is not in the list of events`, {
		description:
			'Choose it again under Trigger On, or choose Other Event (Typed by Hand) and enter its system and event',
	});
}

function customEvents(ctx: IHookFunctions): CustomEvent[] {
	const { event = [] } = ctx.getNodeParameter('customEvents', {}) as { event?: CustomEvent[] };
	const complete = event.map(({ system, event: id, scopeKey, scopeValue }) => ({
		system: system.trim(),
		event: id.trim(),
		scopeKey: scopeKey.trim(),
		scopeValue: scopeValue.trim(),
	}));
	const isIncomplete = complete.some((entry) => Object.values(entry).includes(''));
	if (complete.length === 0 || isIncomplete) {
		throw new NodeOperationError(ctx.getNode(), 'An event typed by hand is incomplete', {
			description:
				'Fill in system, event, scope key and scope value of each event under Events Typed by Hand',
		});
	}
	return complete;
}
