import { NodeApiError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import { readAccess } from '../../apsClient/access';
import { HooksClient } from '../../apsClient/hooks';
import type { CallLimits } from '../../../protocol/aps/retryPolicy';
import type { HookAddress } from '../../../protocol/aps/hookAddress';
import type { Region } from '../../../protocol/aps/regions';
import { WorkerClient } from '../../workerClient/workerClient';
import { clientFor } from './demand';

/** n8n tries a failed deactivation three times, within 84 seconds. */
const REMOVING: CallLimits = { timeoutMs: 10_000, outageAttempts: 2 };

/**
 * Removes webhooks at Autodesk as far as that is possible now. Nothing is thrown, so that one failure
 * does not keep the rest from being removed; each is logged with what a person needs to remove it.
 *
 * @returns the webhooks that are still there
 */
export async function removeHooks(
	ctx: IHookFunctions,
	addresses: readonly HookAddress[],
	region: Region,
): Promise<HookAddress[]> {
	const left: HookAddress[] = [];
	let hooks: HooksClient | undefined;
	let isOutage = false;
	for (const address of addresses) {
		if (isOutage) {
			left.push(address);
			continue;
		}
		try {
			hooks ??= await openHooks(ctx, region);
			await hooks.delete(address);
		} catch (error) {
			left.push(address);
			isOutage = hooks === undefined || isServiceDown(error);
			ctx.logger.error(
				`The webhook ${address.hookId} (${address.system} ${address.event}, region ${region}) is still registered at Autodesk: ${(error as Error).message}`,
			);
		}
	}
	return left;
}

/** Removes the subscription at the worker. @returns whether it is gone */
export async function removeSubscription(ctx: IHookFunctions, id: string): Promise<boolean> {
	try {
		const worker = await WorkerClient.of(ctx);
		await worker.delete(id);
		return true;
	} catch (error) {
		ctx.logger.error(`The subscription ${id} is still at the worker: ${(error as Error).message}`);
		return false;
	}
}

async function openHooks(ctx: IHookFunctions, region: Region): Promise<HooksClient> {
	const tenant = String(ctx.getNodeParameter('tenant', ''));
	return new HooksClient(clientFor(ctx, await readAccess(ctx), REMOVING), region, tenant);
}

/** Further calls would only wait in vain. */
function isServiceDown(error: unknown): boolean {
	const status = error instanceof NodeApiError ? Number(error.httpCode) : 0;
	return status === 0 || status === 401 || status >= 500;
}
