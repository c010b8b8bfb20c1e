import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { DEFAULT_REGION } from '../../../protocol/aps/regions';
import type { Region } from '../../../protocol/aps/regions';
import type { ApsClient } from '../../apsClient/client';
import { regionOfHub } from '../../documents/docsTree';
import type { RegionSetting } from '../settings/readSettings';

/** Webhooks are stored per region, and one in the wrong region never fires. */
export async function regionFor(
	setting: RegionSetting,
	aps: ApsClient,
	node: INode,
): Promise<Region> {
	switch (setting.kind) {
		case 'selected':
			return setting.region;
		case 'unknown':
			return DEFAULT_REGION;
		case 'ofHub': {
			const region = await regionOfHub(aps, setting.hubId);
			if (region) return region;
			throw new NodeOperationError(node, 'The region of the hub is unknown', {
				description: 'Choose the region of the hub under Region',
			});
		}
	}
}
