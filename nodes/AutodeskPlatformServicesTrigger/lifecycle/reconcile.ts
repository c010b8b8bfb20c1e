import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INode } from 'n8n-workflow';
import type { HookAddress } from '../../../protocol/aps/hookAddress';
import type { Access } from '../../apsClient/access';
import type { ApsHook, HookSettings } from '../../../protocol/aps/hooks';
import type { HooksClient } from '../../apsClient/hooks';
import { isDesired } from './desiredHooks';
import type { DesiredHook } from './desiredHooks';
import { refusedHook } from './refusedHook';

/** What all webhooks of this trigger have in common. */
export interface HookTerms {
	callbackUrl: string;
	/** Signs the callbacks. */
	secret: string;
	/** Tags that identify the owner of the webhook; less than 1 KB with the IDs of hub and project. */
	tags: IDataObject;
	/** ISO 8601, only for webhooks that listen for a test event. */
	expiry?: string;
	/** JSONPath evaluated by Autodesk. */
	filter?: string;
}

/** Autodesk as this node's credential sees it. */
export interface HookCaller {
	node: INode;
	access: Access;
	hooks: HooksClient;
}

/** A webhook that is in place now. */
export interface ActualHook extends HookAddress {
	scope: Record<string, string>;
}

/** Always with the webhooks created here, so that the caller can roll them back. */
export type Reconciled =
	| { kind: 'done'; hooks: ActualHook[]; created: HookAddress[] }
	| { kind: 'failed'; error: unknown; created: HookAddress[] };

/** The webhooks of these systems that call the URL now. */
export async function existingHooks(
	hooks: HooksClient,
	callbackUrl: string,
	systems: Iterable<string>,
): Promise<ApsHook[]> {
	const found: ApsHook[] = [];
	for (const system of new Set(systems)) {
		found.push(...(await hooks.listCalling(callbackUrl, system)));
	}
	return found;
}

/**
 * Brings the webhooks at Autodesk to the desired state: creates missing ones, adopts existing ones
 * (after a crash, or a retry of n8n), reactivates inactive ones, removes the rest. The callback URL
 * belongs to this trigger alone, so every webhook that calls it does too.
 */
export async function reconcile(
	caller: HookCaller,
	desired: readonly DesiredHook[],
	terms: HookTerms,
): Promise<Reconciled> {
	const { hooks } = caller;
	const created: HookAddress[] = [];
	try {
		const systems = desired.map(({ system }) => system);
		const existing = await existingHooks(hooks, terms.callbackUrl, systems);
		const actual: ActualHook[] = [];
		for (const hook of desired) {
			const adopted = existing.find((candidate) => isDesired(hook, candidate));
			const { address, isNew } = adopted
				? { address: adopted, isNew: false }
				: await createHook(caller, hook, terms);
			if (isNew) created.push(address);
			await hooks.update(address, {
				...settingsOf(hook, terms),
				filter: terms.filter ?? null,
				status: 'active',
				token: terms.secret,
			});
			const { system, event, hookId } = address;
			actual.push({ system, event, hookId, scope: hook.scope });
		}
		const kept = new Set(actual.map(({ hookId }) => hookId));
		for (const surplus of existing.filter(({ hookId }) => !kept.has(hookId))) {
			await hooks.delete(surplus);
		}
		return { kind: 'done', hooks: actual, created };
	} catch (error) {
		return { kind: 'failed', error, created };
	}
}

interface FoundOrCreated {
	address: HookAddress;
	isNew: boolean;
}

async function createHook(
	{ node, access, hooks }: HookCaller,
	desired: DesiredHook,
	terms: HookTerms,
): Promise<FoundOrCreated> {
	const { callbackUrl, filter } = terms;
	const { system, alias, scope, hubId, projectId } = desired;
	const body = { callbackUrl, scope, hubId, projectId, filter, ...settingsOf(desired, terms) };
	let { event } = desired;
	let answer = await hooks.create(system, event, body);
	if (answer.kind === 'refused' && answer.answer.status !== 403 && alias !== undefined) {
		event = alias;
		answer = await hooks.create(system, event, body);
	}
	if (answer.kind === 'refused') {
		throw refusedHook(node, answer.answer, desired, access, hooks.region);
	}
	const isNew = answer.kind === 'created';
	if (answer.kind === 'created' && answer.hookId !== undefined) {
		return { address: { system, event, hookId: answer.hookId }, isNew };
	}
	// It exists already, or Autodesk created it without returning its ID: find it in the list.
	const existing = await existingHooks(hooks, callbackUrl, [system]);
	const address = existing.find((candidate) => isDesired(desired, candidate));
	if (address === undefined) throw unseenHook(node, desired);
	return { address, isNew };
}

function settingsOf({ hubId, projectId }: DesiredHook, terms: HookTerms): HookSettings {
	return {
		hookAttribute: { ...terms.tags, hubId, projectId },
		autoReactivateHook: true,
		hookExpiry: terms.expiry ?? null,
	};
}

function unseenHook(node: INode, { system, event }: DesiredHook): NodeOperationError {
	return new NodeOperationError(
		node,
		`A webhook for ${system} ${event} exists, but this credential cannot see it`,
		{
			description:
				'Another user or another kind of credential created it for the same URL. Delete it with that credential, or use that credential here',
		},
	);
}
