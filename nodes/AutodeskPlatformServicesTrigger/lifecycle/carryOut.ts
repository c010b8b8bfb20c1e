import type { TriggerRegistration } from '../registration';
import { labelAtWorker } from './endpoint';
import type { Endpoint } from './endpoint';
import type { Plan } from './plan';
import { reconcile } from './reconcile';
import type { ActualHook, Reconciled } from './reconcile';
import type { HookTerms } from './hookTerms';
import { removeHooks, removeSubscription } from './remove';
import { unreachable } from './unreachable';

/**
 * Webhooks for a test expire in case n8n cannot remove them. n8n listens for two minutes; the rest
 * allows for clock differences.
 */
const TEST_LIFETIME_MS = 30 * 60 * 1000;

/** Carries out the plan. Throws nothing: a failure includes what was created before it. */
export async function carryOut(
	plan: Plan,
	endpoint: Endpoint,
	previous: TriggerRegistration | undefined,
): Promise<Reconciled> {
	const { host, desired, caller } = plan;
	const problem = caller && unreachable(host, endpoint, caller.access);
	if (problem) return { kind: 'failed', error: problem, created: [] };
	const outcome: Reconciled = caller
		? await reconcile(caller, desired.hooks, termsOf(plan, endpoint))
		: { kind: 'done', hooks: [], created: [], leftOut: [] };
	if (outcome.kind === 'failed') return outcome;
	try {
		if (previous) await removeElsewhere(plan, endpoint, previous);
		await informWorker(plan, endpoint, outcome.hooks);
		return outcome;
	} catch (error) {
		return { kind: 'failed', error, created: outcome.created };
	}
}

function termsOf({ host, settings }: Plan, { callbackUrl, secret }: Endpoint): HookTerms {
	return {
		callbackUrl,
		secret,
		tags: host.tags,
		expiry: host.isTest ? new Date(Date.now() + TEST_LIFETIME_MS).toISOString() : undefined,
		filter: settings.autodeskFilter,
	};
}

/** Removes what an earlier registration left in another region or for another URL, which `reconcile` cannot see. */
async function removeElsewhere(
	{ host, desired }: Plan,
	endpoint: Endpoint,
	previous: TriggerRegistration,
): Promise<void> {
	const isElsewhere =
		previous.region !== desired.placement.region || previous.callbackUrl !== endpoint.callbackUrl;
	if (isElsewhere) await removeHooks(host, previous.hooks, previous);
	if (previous.delivery === 'worker' && endpoint.delivery === 'direct') {
		await removeSubscription(host, previous.subscriptionId);
	}
}

/** The worker checks the webhooks that feed the subscription, and polls for what has no webhook. */
async function informWorker(
	{ host, desired }: Plan,
	endpoint: Endpoint,
	hooks: readonly ActualHook[],
): Promise<void> {
	if (endpoint.delivery === 'direct') return;
	const { subscriptionId } = endpoint;
	const { region } = desired.placement;
	const worker = await host.openWorker();
	await worker.setHooks(
		subscriptionId,
		hooks.map((hook) => ({ ...hook, region })),
	);
	await worker.setWatches(subscriptionId, labelAtWorker(host), desired.watches);
}
