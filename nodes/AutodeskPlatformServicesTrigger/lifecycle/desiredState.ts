import { NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import type { DesiredWatch } from '../../workerClient/desiredWatch';
import { DEFAULT_REGION } from '../../../protocol/aps/regions';
import type { ApsClient } from '../../apsClient/client';
import type { HookPlacement, LeftOutProject } from '../registration';
import type { EventSource } from '../settings/eventSource';
import type { TriggerSettings } from '../settings/readSettings';
import { desiredHooks } from './desiredHooks';
import type { DesiredHook } from './desiredHooks';
import { describeLeftOut } from './leftOut';
import { regionFor } from './region';
import { rejectUnsuitableOwner } from './unsuitableOwner';

/** What should exist at Autodesk and at the worker. */
export interface DesiredState {
	placement: HookPlacement;
	hooks: DesiredHook[];
	/** At the worker, where Autodesk has no webhooks. */
	watches: DesiredWatch[];
	/** Projects of a whole hub for which there can be no webhook. */
	leftOut: LeftOutProject[];
}

/**
 * Resolves the settings. Asks Autodesk for what they leave open: the region of the hub, the folders of
 * a project, the projects of a hub. Changes nothing.
 *
 * @throws NodeOperationError when the credential does not suit the events, their region is unknown, or there
 * is nothing to watch
 */
export async function desiredState(
	{ delivery, sources, dataExtracts, origin }: TriggerSettings,
	aps: ApsClient,
	node: INode,
): Promise<DesiredState> {
	rejectUnsuitableOwner(node, sources, aps.access);
	const region = await regionFor(origin, aps, node);
	const { hooks, leftOut } = await desiredHooks(sources, aps);
	const watches =
		delivery.kind === 'worker' ? delivery.watches.map((watch) => ({ ...watch, region })) : [];
	const workerEvents = delivery.kind === 'worker' ? delivery.workerEvents : [];
	if (!dataExtracts && hooks.length + watches.length + workerEvents.length === 0) {
		throw new NodeOperationError(node, 'There is nothing to watch', {
			description: [
				'The credential sees no project or folder in the chosen scope',
				...leftOut.map(describeLeftOut),
			].join('. '),
		});
	}
	return { placement: { region, tenant: tenantOf(sources) }, hooks, watches, leftOut };
}

/** For events of the worker alone: without webhooks and watches, the region says nothing. */
export const NOTHING_AT_AUTODESK: DesiredState = {
	placement: { region: DEFAULT_REGION },
	hooks: [],
	watches: [],
	leftOut: [],
};

function tenantOf(sources: readonly EventSource[]): string | undefined {
	for (const { watched } of sources) {
		if (watched.kind === 'workspace' || watched.kind === 'transition') return watched.tenant;
	}
	return undefined;
}
