import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import type { Region } from '../../../protocol/aps/regions';
import type { ApsClient } from '../../apsClient/client';
import { eventRegion } from '../../documents/eventRegion';
import type { EventOrigin } from '../../documents/eventRegion';

/** @throws NodeOperationError if nothing says the region, or two things contradict each other */
export async function regionFor(origin: EventOrigin, aps: ApsClient, node: INode): Promise<Region> {
	const found = await eventRegion(aps, origin);
	if (found.kind === 'known') return found.region;
	const { message, description } = found.problem;
	throw new NodeOperationError(node, message, { description });
}
