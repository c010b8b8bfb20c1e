import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { isGuid, toAdminId } from '../../../protocol/aps/ids';
import type { Region } from '../../../protocol/aps/regions';
import type { WantedWatch } from '../../../protocol/worker/subscription';
import type { TriggerSettings } from '../settings';

const DEFAULT_MINUTES = 60;

/** @throws NodeOperationError when the hub is missing or is no account, which alone has members */
export function wantedWatches(
	{ watchKinds, hubId, options }: TriggerSettings,
	region: Region,
	node: INode,
): WantedWatch[] {
	if (watchKinds.length === 0) return [];
	const accountId = toAdminId(hubId);
	if (!isGuid(accountId)) {
		throw new NodeOperationError(node, 'The hub to watch is missing, or it is no account', {
			description: 'Choose an ACC or BIM 360 account under Hub',
		});
	}
	const schedule = { everyMinutes: options.lookEvery ?? DEFAULT_MINUTES };
	return watchKinds.map((kind) => ({ kind, accountId, region, schedule }));
}
