import type { IHookFunctions } from 'n8n-workflow';
import type { CallLimits } from '../../../protocol/aps/retryPolicy';
import { HooksClient } from '../../apsClient/hooks';
import { readRegistration } from '../registration';
import type { LookedUp } from '../registration';
import { parametersOf, parseSettings, withNode } from '../settings/readSettings';
import type { TriggerSettings } from '../settings/readSettings';
import { desiredState, NOTHING_AT_AUTODESK } from './desiredState';
import type { DesiredState } from './desiredState';
import { rejectWithoutExtractAccess } from './extractAccess';
import { hostOf } from './host';
import type { TriggerHost } from './host';
import type { HookCaller } from './hookTerms';
import { lookUpLocators, withIds } from './lookUpLocators';

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
	/** What was looked up for the settings, to be remembered. */
	located?: LookedUp;
	/** Undefined for events of the worker alone, which need no credential for Autodesk. */
	caller?: HookCaller;
}

/** Makes the plan. Changes nothing. @throws NodeOperationError that names the field to change */
export async function planOf(ctx: IHookFunctions): Promise<Plan> {
	const host = hostOf(ctx);
	const { settings, located } = await settingsOf(ctx, host);
	if (settings.dataExtracts) await rejectWithoutExtractAccess(host);
	if (!involvesAutodesk(settings)) return { host, settings, desired: NOTHING_AT_AUTODESK };
	const { node } = host;
	const aps = await host.openAutodesk(REGISTERING);
	const desired = await desiredState(settings, aps, node);
	const { region, tenant } = desired.placement;
	const hooks = new HooksClient(aps, region, tenant);
	return { host, settings, desired, located, caller: { node, access: aps.access, hooks } };
}

async function settingsOf(
	ctx: IHookFunctions,
	host: TriggerHost,
): Promise<Pick<Plan, 'settings' | 'located'>> {
	const read = parametersOf(ctx);
	const known = readRegistration(host.staticData)?.located;
	try {
		const located = await lookUpLocators(
			read,
			known,
			async () => await host.openAutodesk(REGISTERING),
		);
		return { settings: parseSettings(withIds(read, located?.ids ?? {})), located };
	} catch (error) {
		throw withNode(host.node, error);
	}
}

/** The worker polls on its own, but the region of the hub is Autodesk's to say. */
function involvesAutodesk({ sources, delivery }: TriggerSettings): boolean {
	return sources.length > 0 || (delivery.kind === 'worker' && delivery.watches.length > 0);
}
