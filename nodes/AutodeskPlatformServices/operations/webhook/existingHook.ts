import { NodeOperationError } from 'n8n-workflow';
import { hasSameScope } from '../../../../protocol/aps/hookScope';
import type { ApsHook, HookPlace } from '../../../../protocol/aps/hooks';
import { HooksClient } from '../../../apsClient/hooks';
import type { OperationRun } from '../../../operations/operation';

/** Autodesk allows one webhook for each combination of these. */
type Identity = Pick<ApsHook, 'event' | 'callbackUrl' | 'scope'> & { system: string };

/**
 * The ID of the webhook with this event, URL and scope: one that Autodesk reports as existing, or has
 * created without returning its ID.
 *
 * @throws NodeOperationError when the credential cannot see it
 */
export async function existingHookId(
	run: OperationRun,
	{ region, tenant }: HookPlace,
	{ system, event, callbackUrl, scope }: Identity,
): Promise<string> {
	const hooks = new HooksClient(run.aps, region, tenant);
	const found = (await hooks.listCalling(callbackUrl, system)).find(
		(hook) => hook.event === event && hasSameScope(hook.scope, scope),
	);
	if (found) return found.hookId;
	throw new NodeOperationError(
		run.ctx.getNode(),
		`A webhook for ${system} ${event} exists, but this credential cannot see it`,
		{
			itemIndex: run.itemIndex,
			description:
				'Another user or another kind of credential created it for the same URL. Delete it with that credential, or use that credential here',
		},
	);
}
