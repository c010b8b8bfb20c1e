import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import type { ApsClient } from '../../apsClient/client';
import { regionOfHub } from '../../documents/docsTree';
import { DEFAULT_REGION, parseRegion } from '../../../protocol/aps/regions';
import type { Region } from '../../../protocol/aps/regions';
import type { TriggerSettings } from '../settings';

/** Webhooks are stored per region, and one in the wrong region never fires. */
export async function regionFor(
	{ region, hubId }: TriggerSettings,
	aps: ApsClient,
	node: INode,
): Promise<Region> {
	if (region === 'auto' && hubId === '') return DEFAULT_REGION;
	const found = region === 'auto' ? await regionOfHub(aps, hubId) : parseRegion(region);
	if (found) return found;
	throw new NodeOperationError(node, 'The region of the hub is unknown', {
		description: 'Choose the region of the hub under Region',
	});
}
