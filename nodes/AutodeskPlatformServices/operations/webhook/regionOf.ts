import { NodeOperationError } from 'n8n-workflow';
import type { Region } from '../../../../protocol/aps/regions';
import { eventRegion, hubOfScope } from '../../../documents/eventRegion';
import { chosenEventRegion, eventRegionField } from '../../../fields/region';
import type { OperationRun } from '../../../operations/operation';
import type { Watched } from './watched';

/**
 * The region in which a webhook receives the events of what it watches.
 *
 * @throws InvalidValue, NodeOperationError if nothing says it, or two things contradict each other
 */
export async function regionOf(run: OperationRun, { scope, hubId }: Watched): Promise<Region> {
	const hubs = Object.entries(scope).map(([key, value]) => hubOfScope(key, value));
	const found = await eventRegion(run.aps, {
		chosen: chosenEventRegion(run.param<unknown>(eventRegionField.name, '')),
		hubIds: [hubId, ...hubs].filter((id) => id !== undefined),
		urns: Object.values(scope),
	});
	if (found.kind === 'known') return found.region;
	const { message, description } = found.problem;
	const { itemIndex } = run;
	throw new NodeOperationError(run.ctx.getNode(), message, { itemIndex, description });
}
