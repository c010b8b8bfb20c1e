import type { IHookFunctions } from 'n8n-workflow';
import type { CallLimits } from '../../../protocol/aps/retryPolicy';
import { HooksClient } from '../../apsClient/hooks';
import { readSettings } from '../settings/readSettings';
import type { TriggerSettings } from '../settings/readSettings';
import { desiredState, NOTHING_AT_AUTODESK } from './desiredState';
import type { DesiredState } from './desiredState';
import { hostOf } from './host';
import type { TriggerHost } from './host';
import type { HookCaller } from './hookTerms';

/**
 * n8n retries a failed activation five times and ends it after 84 seconds in any case. So an outage is
 * reported early, while n8n still shows the error.
 */
const REGISTERING: CallLimits = { timeoutMs: 20_000, outageAttempts: 2 };

/** What to register, and with what. */
export interface Plan {
	host: TriggerHost;
	settings: TriggerSettings;
	desired: DesiredState;
	/** Undefined for events of the worker alone, which need no credential for Autodesk. */
	caller?: HookCaller;
}

/** Makes the plan. Changes nothing. */
export async function planOf(ctx: IHookFunctions): Promise<Plan> {
	const settings = readSettings(ctx);
	const host = hostOf(ctx);
	if (!involvesAutodesk(settings)) return { host, settings, desired: NOTHING_AT_AUTODESK };
	const { node } = host;
	const aps = await host.openAutodesk(REGISTERING);
	const desired = await desiredState(settings, aps, node);
	const { region, tenant } = desired.placement;
	const hooks = new HooksClient(aps, region, tenant);
	return { host, settings, desired, caller: { node, access: aps.access, hooks } };
}

/** The worker polls on its own, but the region of the hub is Autodesk's to say. */
function involvesAutodesk({ sources, delivery }: TriggerSettings): boolean {
	return sources.length > 0 || (delivery.kind === 'worker' && delivery.watches.length > 0);
}
