import { NodeOperationError } from 'n8n-workflow';
import { HooksClient } from '../../../apsClient/hooks';
import { hasSameScope } from '../../../../protocol/aps/hookScope';
import type { ApsHook } from '../../../../protocol/aps/hooks';
import { chosenRegion } from '../../../fields/region';
import type { OperationRun } from '../../../operations/operation';
import { tenantOf } from './place';

/**
 * The ID of the webhook that calls the same URL about the same event and scope: of one that Autodesk
 * says exists, or has created without telling its ID.
 *
 * @throws NodeOperationError when the credential does not see it
 */
export async function existingHookId(
	run: OperationRun,
	system: string,
	{ event, callbackUrl, scope }: Pick<ApsHook, 'event' | 'callbackUrl' | 'scope'>,
): Promise<string> {
	const hooks = new HooksClient(run.aps, chosenRegion(run), tenantOf(run));
	const found = (await hooks.listCalling(callbackUrl, system)).find(
		(hook) => hook.event === event && hasSameScope(hook.scope, scope),
	);
	if (found) return found.hookId;
	throw new NodeOperationError(
		run.ctx.getNode(),
		`A webhook for ${system} ${event} exists, but this credential does not see it`,
		{
			itemIndex: run.itemIndex,
			description:
				'Another user or another kind of credential created it for the same URL. Delete it with that credential, or use that one here',
		},
	);
}
