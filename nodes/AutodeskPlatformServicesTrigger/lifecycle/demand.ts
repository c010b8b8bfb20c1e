import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import { ACCESS_KINDS, readAccess } from '../../apsClient/access';
import type { Access } from '../../apsClient/access';
import { ApsClient } from '../../apsClient/client';
import { HooksClient } from '../../apsClient/hooks';
import type { CallLimits } from '../../../protocol/aps/retryPolicy';
import type { HookOwner } from '../../../protocol/events/eventCatalogue';
import type { Region } from '../../../protocol/aps/regions';
import type { WantedWatch } from '../../../protocol/worker/subscription';
import { readSettings } from '../settings';
import type { TriggerSettings } from '../settings';
import { HOOK_SCOPES } from './refusedHook';
import { regionFor } from './region';
import { wantedHooks } from './wantedHooks';
import type { WantedHook } from './wantedHooks';
import { wantedWatches } from './wantedWatches';

/**
 * n8n tries a failed activation five times and ends it after 84 seconds, whatever happens then: so
 * an outage is reported soon, as long as somebody listens.
 */
const REGISTERING: CallLimits = { timeoutMs: 20_000, outageAttempts: 2 };

/** What the settings ask of Autodesk, worked out with the trigger's credential. */
export interface Demand {
	settings: TriggerSettings;
	access: Access;
	region: Region;
	hooks: HooksClient;
	wanted: WantedHook[];
	/** For the worker, where Autodesk has no webhooks. */
	watches: WantedWatch[];
}

/**
 * Reads the settings and asks Autodesk for what they leave open: the region of the hub, the folders
 * of a project, the projects of a hub. Changes nothing.
 */
export async function readDemand(ctx: IHookFunctions): Promise<Demand> {
	const settings = readSettings(ctx);
	const access = await readAccess(ctx);
	refuseUnsuitableOwner(ctx, settings, access);
	const aps = clientFor(ctx, access, REGISTERING);
	const region = await regionFor(settings, aps, ctx.getNode());
	const wanted = await wantedHooks(settings, aps, ctx.getNode());
	const watches = wantedWatches(settings, region, ctx.getNode());
	if (wanted.length + watches.length + settings.workerEvents.length === 0) {
		throw new NodeOperationError(ctx.getNode(), 'There is nothing to watch', {
			description: 'The credential sees no project or folder in the chosen place',
		});
	}
	const hooks = new HooksClient(aps, region, settings.tenant);
	return { settings, access, region, hooks, wanted, watches };
}

/** A client whose errors speak of webhooks. */
export function clientFor(ctx: IHookFunctions, access: Access, limits: CallLimits): ApsClient {
	const purpose = { action: 'Set up webhooks', scopes: HOOK_SCOPES };
	return new ApsClient(ctx, access, purpose, 0, limits);
}

/** Told before any call, because Autodesk's own answer (a bare 403) would not say it. */
function refuseUnsuitableOwner(
	ctx: IHookFunctions,
	{ events }: TriggerSettings,
	access: Access,
): void {
	const owner: HookOwner = access.tokenKind === '2L+user' ? '2L' : access.tokenKind;
	const refused = events.find(
		({ owners, unconfirmedOwners }) => ![...owners, ...unconfirmedOwners].includes(owner),
	);
	if (refused === undefined) return;
	const suitable = ACCESS_KINDS.filter(({ tokenKind }) =>
		(refused.owners as readonly string[]).includes(tokenKind),
	);
	throw new NodeOperationError(
		ctx.getNode(),
		`Autodesk does not send ${refused.label} events to this kind of credential`,
		{
			description: `Choose a credential of the kind ${suitable.map(({ label }) => label).join(' or ')}`,
		},
	);
}
