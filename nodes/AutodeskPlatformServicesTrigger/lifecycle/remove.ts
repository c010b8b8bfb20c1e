import { NodeApiError } from 'n8n-workflow';
import type { HookAddress } from '../../../protocol/aps/hookAddress';
import type { CallLimits } from '../../../protocol/aps/retryPolicy';
import { HooksClient } from '../../apsClient/hooks';
import type { HookPlacement } from '../registration';
import type { TriggerHost } from './host';

/** n8n tries a failed deactivation three times, within 84 seconds. */
const REMOVING: CallLimits = { timeoutMs: 10_000, outageAttempts: 2 };

/**
 * Removes webhooks at Autodesk as far as possible. Throws nothing, so that one failure does not keep the
 * rest from being removed. Each failure is logged with what a user needs to remove the webhook.
 *
 * @returns the webhooks that are still there
 */
export async function removeHooks(
	host: TriggerHost,
	addresses: readonly HookAddress[],
	{ region, tenant }: HookPlacement,
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
			hooks ??= new HooksClient(await host.openAutodesk(REMOVING), region, tenant);
			await hooks.delete(address);
		} catch (error) {
			left.push(address);
			isOutage = hooks === undefined || isServiceDown(error);
			host.log.error(
				`The webhook ${address.hookId} (${address.system} ${address.event}, region ${region}) is still registered at Autodesk: ${messageOf(error)}`,
			);
		}
	}
	return left;
}

/** Removes the subscription at the worker. @returns whether it is gone */
export async function removeSubscription(host: TriggerHost, id: string): Promise<boolean> {
	try {
		const worker = await host.openWorker();
		await worker.delete(id);
		return true;
	} catch (error) {
		host.log.error(`The subscription ${id} is still at the worker: ${messageOf(error)}`);
		return false;
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

/** Further calls would fail too. */
function isServiceDown(error: unknown): boolean {
	const status = error instanceof NodeApiError ? Number(error.httpCode) : 0;
	return status === 0 || status === 401 || status >= 500;
}
