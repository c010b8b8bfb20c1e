import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode } from 'n8n-workflow';
import type { Hook, HooksClient, HookSettings } from '../../apsClient/hooks';
import type { HookAddress } from '../../../protocol/aps/hookAddress';
import type { Demand } from './demand';
import { refusedHook } from './refusedHook';
import { isWanted } from './wantedHooks';
import type { WantedHook } from './wantedHooks';

/** What every webhook of this trigger has in common. */
export interface HookTerms {
	callbackUrl: string;
	/** Signs the callbacks. */
	secret: string;
	/** Tags that say whose webhook it is; below 1 KB with the place's ids. */
	tags: IDataObject;
	/** ISO 8601, for webhooks that listen for a test only. */
	expiry?: string;
	/** JSONPath evaluated by Autodesk. */
	filter?: string;
}

/** The webhooks that call our URL now, of every system in question. */
export async function existingHooks(
	hooks: HooksClient,
	callbackUrl: string,
	systems: Iterable<string>,
): Promise<Hook[]> {
	const found: Hook[] = [];
	for (const system of new Set(systems)) {
		found.push(...(await hooks.listCalling(callbackUrl, system)));
	}
	return found;
}

/** A webhook that is in place now. */
export interface RegisteredHook extends HookAddress {
	scope: Record<string, string>;
}

/**
 * Makes the webhooks at Autodesk what they should be: creates what is missing, adopts what exists
 * (after a crash, or a second try of n8n), brings inactive ones back to life, removes the rest. The
 * callback URL belongs to this trigger alone, so whatever calls it is ours.
 *
 * @param created takes the webhooks made here, so that the caller can undo them when this throws
 */
export async function reconcile(
	node: INode,
	demand: Demand,
	terms: HookTerms,
	created: HookAddress[],
): Promise<RegisteredHook[]> {
	const { hooks, wanted } = demand;
	const systems = wanted.map(({ system }) => system);
	const existing = await existingHooks(hooks, terms.callbackUrl, systems);
	const registered: RegisteredHook[] = [];
	for (const hook of wanted) {
		const address =
			existing.find((candidate) => isWanted(hook, candidate)) ??
			(await createHook(node, demand, hook, terms, created));
		const { system, event, hookId } = address;
		await hooks.update(address, {
			...settingsOf(hook, terms),
			filter: terms.filter ?? null,
			status: 'active',
			token: terms.secret,
		});
		registered.push({ system, event, hookId, scope: hook.scope });
	}
	const kept = new Set(registered.map(({ hookId }) => hookId));
	for (const surplus of existing.filter(({ hookId }) => !kept.has(hookId))) {
		await hooks.delete(surplus);
	}
	return registered;
}

async function createHook(
	node: INode,
	{ hooks, access }: Demand,
	wanted: WantedHook,
	terms: HookTerms,
	created: HookAddress[],
): Promise<HookAddress> {
	const { callbackUrl, filter } = terms;
	const { system, alias, scope, hubId, projectId } = wanted;
	const body = { callbackUrl, scope, hubId, projectId, filter, ...settingsOf(wanted, terms) };
	let { event } = wanted;
	let answer = await hooks.create(system, event, body);
	if (answer.kind === 'refused' && answer.response.status !== 403 && alias !== undefined) {
		event = alias;
		answer = await hooks.create(system, event, body);
	}
	if (answer.kind === 'refused') {
		throw refusedHook(node, answer.response, wanted, access, hooks.region);
	}
	if (answer.kind === 'created' && answer.hookId !== undefined) {
		const address = { system, event, hookId: answer.hookId };
		created.push(address);
		return address;
	}
	// Autodesk says that it exists, or has created it without telling its id: the list knows it.
	const existing = await existingHooks(hooks, callbackUrl, [system]);
	const found = existing.find((candidate) => isWanted(wanted, candidate));
	if (found === undefined) throw unseenHook(node, wanted);
	if (answer.kind === 'created') created.push(found);
	return found;
}

function settingsOf({ hubId, projectId }: WantedHook, terms: HookTerms): HookSettings {
	return {
		hookAttribute: { ...terms.tags, ...(hubId && { hubId }), ...(projectId && { projectId }) },
		autoReactivateHook: true,
		hookExpiry: terms.expiry ?? null,
	};
}

function unseenHook(node: INode, { system, event }: WantedHook): NodeOperationError {
	return new NodeOperationError(
		node,
		`A webhook for ${system} ${event} exists, but this credential does not see it`,
		{
			description:
				'Another user or another kind of credential created it for the same URL. Delete it with that credential, or use that one here',
		},
	);
}
