import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import type { HookAddress } from '../../../protocol/aps/hookAddress';
import type { Region } from '../../../protocol/aps/regions';
import { findEvent } from '../../../protocol/events/eventCatalogue';
import { WorkerClient } from '../../workerClient/workerClient';
import { readRegistration, storeRegistration } from '../registration';
import type { Registration } from '../registration';
import type { TriggerSettings } from '../settings';
import { readDemand } from './demand';
import type { Demand } from './demand';
import { labelOf, openEndpoint, refuseUnreachableUrl } from './endpoint';
import type { Endpoint } from './endpoint';
import { reconcile } from './reconcile';
import type { HookTerms, RegisteredHook } from './reconcile';
import { removeHooks, removeSubscription } from './remove';

/**
 * Webhooks for a test end by themselves, should n8n not get to remove them. n8n listens for two
 * minutes; the rest allows for clocks that differ.
 */
const TEST_LIFETIME_MS = 30 * 60 * 1000;

/**
 * Registers the trigger: at the worker (in worker mode), then at Autodesk. n8n may call this several
 * times for one activation, so everything that exists is adopted. When something fails, what this
 * call has made is taken back.
 */
export async function register(ctx: IHookFunctions): Promise<void> {
	const demand = await readDemand(ctx);
	warnAboutUnknownEvents(ctx, demand.settings);
	const previous = readRegistration(ctx);
	const endpoint = await openEndpoint(ctx, demand.settings, previous);
	const created: HookAddress[] = [];
	let isComplete = false;
	try {
		refuseUnreachableUrl(ctx, endpoint, demand.access);
		const hooks = await reconcile(ctx.getNode(), demand, termsOf(ctx, demand, endpoint), created);
		if (previous) await removeElsewhere(ctx, previous, demand, endpoint);
		await finish(ctx, demand, endpoint, hooks);
		isComplete = true;
	} finally {
		if (!isComplete) await takeBack(ctx, created, demand, endpoint, previous);
	}
}

/** What cannot be removed now is remembered, for n8n's next try, deactivation or activation. */
async function takeBack(
	ctx: IHookFunctions,
	created: readonly HookAddress[],
	{ region }: Demand,
	endpoint: Endpoint,
	previous: Registration | undefined,
): Promise<void> {
	const left = await removeHooks(ctx, created, region);
	if (previous !== undefined) {
		const isSamePlace = previous.region === region && previous.callbackUrl === endpoint.callbackUrl;
		// Of another place only the log tells: the registration has room for one.
		if (isSamePlace && left.length > 0) {
			const hooks = [...previous.hooks, ...left];
			storeRegistration(ctx, { ...previous, hooks, isLeftover: true });
		}
		return;
	}
	const isSubscriptionLeft =
		endpoint.delivery === 'worker' &&
		(left.length > 0 || !(await removeSubscription(ctx, endpoint.subscriptionId)));
	if (left.length > 0 || isSubscriptionLeft) {
		storeRegistration(ctx, { ...registrationOf(ctx, region, endpoint, left), isLeftover: true });
	}
}

/** What an earlier registration left in another region or for another URL; `reconcile` sees neither. */
async function removeElsewhere(
	ctx: IHookFunctions,
	previous: Registration,
	{ region }: Demand,
	endpoint: Endpoint,
): Promise<void> {
	if (previous.region !== region || previous.callbackUrl !== endpoint.callbackUrl) {
		await removeHooks(ctx, previous.hooks, previous.region);
	}
	if (previous.delivery === 'worker' && endpoint.delivery === 'direct') {
		await removeSubscription(ctx, previous.subscriptionId);
	}
}

async function finish(
	ctx: IHookFunctions,
	{ region, watches }: Demand,
	endpoint: Endpoint,
	registered: readonly RegisteredHook[],
): Promise<void> {
	if (endpoint.delivery === 'worker') {
		const worker = await WorkerClient.of(ctx);
		await worker.setHooks(
			endpoint.subscriptionId,
			registered.map((hook) => ({ ...hook, region })),
		);
		await worker.setWatches(endpoint.subscriptionId, labelOf(ctx), watches);
	}
	storeRegistration(ctx, registrationOf(ctx, region, endpoint, registered));
}

function registrationOf(
	ctx: IHookFunctions,
	region: Region,
	{ callbackUrl, ...endpoint }: Endpoint,
	registered: readonly HookAddress[],
): Registration {
	const hooks = registered.map(({ system, event, hookId }) => ({ system, event, hookId }));
	const common = { region, callbackUrl, hooks, isTest: isTest(ctx) };
	if (endpoint.delivery === 'direct') return { ...common, ...endpoint };
	return { ...common, delivery: 'worker', subscriptionId: endpoint.subscriptionId };
}

function termsOf(ctx: IHookFunctions, { settings }: Demand, endpoint: Endpoint): HookTerms {
	return {
		callbackUrl: endpoint.callbackUrl,
		secret: endpoint.secret,
		tags: ownerTags(ctx),
		expiry: isTest(ctx) ? new Date(Date.now() + TEST_LIFETIME_MS).toISOString() : undefined,
		filter: settings.options.autodeskFilter,
	};
}

/** Whether n8n listens for one test event, at a URL of its own. */
function isTest(ctx: IHookFunctions): boolean {
	return ctx.getMode() === 'manual';
}

/** So that a person, or a clean-up, can tell whose webhook it is. */
function ownerTags(ctx: IHookFunctions): IDataObject {
	return {
		source: 'n8n',
		instanceId: ctx.getInstanceId(),
		workflowId: ctx.getWorkflow().id,
		nodeId: ctx.getNode().id,
	};
}

function warnAboutUnknownEvents(ctx: IHookFunctions, { customEvents }: TriggerSettings): void {
	for (const { system, event } of customEvents) {
		if (findEvent(system, event)) continue;
		ctx.logger.warn(
			`The event ${system} ${event} is not in the catalogue; Autodesk may not know it`,
		);
	}
}
