import type { HookAddress } from '../../../protocol/aps/hookAddress';
import { createHook, existingHooks } from './createHook';
import type { CreateOutcome, RefusedHook } from './createHook';
import { isDesired } from './desiredHooks';
import type { DesiredHook } from './desiredHooks';
import { changesTo } from './hookSettings';
import type { HookCaller, HookTerms } from './hookTerms';
import type { LeftOutProject } from '../registration';

/** A webhook that is in place now. */
export interface ActualHook extends HookAddress {
	scope: Record<string, string>;
}

/** Always with the webhooks created here, so that the caller can roll them back. */
export type Reconciled =
	| { kind: 'done'; hooks: ActualHook[]; created: HookAddress[]; leftOut: LeftOutProject[] }
	| { kind: 'failed'; error: unknown; created: HookAddress[] };

/**
 * Brings the webhooks at Autodesk to the desired state: creates missing ones, adopts existing ones
 * (after a crash, or a retry of n8n), reactivates inactive ones, removes the rest. The callback URL
 * belongs to this trigger alone, so every webhook that calls it does too. Of a whole hub, projects whose
 * webhook Autodesk refuses are left out, unless it refuses all of them.
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
		const refusals: Refusal[] = [];
		for (const hook of desired) {
			const known = existing.find((candidate) => isDesired(hook, candidate));
			const outcome: CreateOutcome = known
				? { kind: 'exists', hook: known }
				: await createHook(caller, hook, terms);
			if (outcome.kind === 'refused') {
				if (hook.projectName === undefined) throw outcome.error;
				refusals.push({ ...outcome, hook });
				continue;
			}
			if (outcome.kind === 'created') created.push(outcome.address);
			const existed = outcome.kind === 'exists' ? outcome.hook : undefined;
			const address = outcome.kind === 'exists' ? outcome.hook : outcome.address;
			await hooks.update(address, changesTo(existed, hook, terms));
			const { system, event, hookId } = address;
			actual.push({ system, event, hookId, scope: hook.scope });
		}
		rejectUnwatchedEvent(desired, refusals);
		const kept = new Set(actual.map(({ hookId }) => hookId));
		for (const surplus of existing.filter(({ hookId }) => !kept.has(hookId))) {
			await hooks.delete(surplus);
		}
		return { kind: 'done', hooks: actual, created, leftOut: refusals.map(leftOutProject) };
	} catch (error) {
		return { kind: 'failed', error, created };
	}
}

interface Refusal extends RefusedHook {
	hook: DesiredHook;
}

/** An event that is watched in no project at all is not a matter of single projects. */
function rejectUnwatchedEvent(desired: readonly DesiredHook[], refusals: readonly Refusal[]): void {
	for (const { hook, error } of refusals) {
		const isSameEvent = ({ system, event }: DesiredHook) =>
			system === hook.system && event === hook.event;
		const refused = refusals.filter((refusal) => isSameEvent(refusal.hook)).length;
		if (refused === desired.filter(isSameEvent).length) throw error;
	}
}

function leftOutProject({ hook, reason }: Refusal): LeftOutProject {
	return {
		projectId: hook.projectId ?? '',
		projectName: hook.projectName ?? '',
		reason: `no webhook for ${hook.system} ${hook.event}: ${reason}`,
	};
}
