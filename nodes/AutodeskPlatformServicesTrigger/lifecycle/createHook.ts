import { NodeOperationError } from 'n8n-workflow';
import type { INode, NodeApiError } from 'n8n-workflow';
import type { HookAddress } from '../../../protocol/aps/hookAddress';
import type { ApsHook } from '../../../protocol/aps/hooks';
import type { HooksClient } from '../../apsClient/hooks';
import { isDesired } from './desiredHooks';
import type { DesiredHook } from './desiredHooks';
import { newSettings } from './hookSettings';
import type { HookCaller, HookTerms } from './hookTerms';
import { reasonOfRefusal, refusedHook } from './refusedHook';

export type CreateOutcome =
	| { kind: 'created'; address: HookAddress }
	/** It exists already, for example from an attempt whose answer was lost. */
	| { kind: 'exists'; hook: ApsHook }
	| RefusedHook;

/** Autodesk refuses this webhook (400, 403 or 404), perhaps not others. */
export interface RefusedHook {
	kind: 'refused';
	error: NodeApiError;
	/** In short, e.g. `not allowed with this credential`. */
	reason: string;
}

/** @throws NodeApiError for outages, NodeOperationError if it exists and the credential cannot see it */
export async function createHook(
	{ node, access, hooks }: HookCaller,
	desired: DesiredHook,
	terms: HookTerms,
): Promise<CreateOutcome> {
	const { callbackUrl } = terms;
	const { system, alias, scope, hubId, projectId } = desired;
	const body = { callbackUrl, scope, hubId, projectId, ...newSettings(desired, terms) };
	let { event } = desired;
	let answer = await hooks.create(system, event, body);
	if (answer.kind === 'refused' && answer.answer.status !== 403 && alias !== undefined) {
		event = alias;
		answer = await hooks.create(system, event, body);
	}
	if (answer.kind === 'refused') {
		return {
			kind: 'refused',
			error: refusedHook(node, answer.answer, {
				desired,
				filter: terms.filter,
				access,
				region: hooks.region,
			}),
			reason: reasonOfRefusal(answer.answer.status),
		};
	}
	if (answer.kind === 'created' && answer.hookId !== undefined) {
		return { kind: 'created', address: { system, event, hookId: answer.hookId } };
	}
	// It exists already, or Autodesk created it without returning its ID: find it in the list.
	const existing = await existingHooks(hooks, callbackUrl, [system]);
	const hook = existing.find((candidate) => isDesired(desired, candidate));
	if (hook === undefined) throw unseenHook(node, desired);
	return answer.kind === 'created' ? { kind: 'created', address: hook } : { kind: 'exists', hook };
}

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
