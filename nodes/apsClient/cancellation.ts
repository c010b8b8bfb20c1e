import { sleep } from 'n8n-workflow';
import type { ApsContext } from './access';

/** Fires when the user stops the execution. Dropdowns and triggers do not have this signal. */
export function cancelSignalOf(ctx: ApsContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in ctx ? ctx.getExecutionCancelSignal() : undefined;
}

/** Fires when any of the signals does. */
export function anySignal(...signals: Array<AbortSignal | undefined>): AbortSignal {
	return AbortSignal.any(signals.filter((signal) => signal !== undefined));
}

/** Waits for the given milliseconds, or until the signal fires. */
export async function wait(
	milliseconds: number,
	signal: AbortSignal | undefined,
): Promise<'elapsed' | 'cancelled'> {
	if (signal?.aborted) return 'cancelled';
	const elapsed = sleep(milliseconds).then(() => 'elapsed' as const);
	if (signal === undefined) return await elapsed;
	let onAbort: () => void = () => {};
	const cancelled = new Promise<'cancelled'>((resolve) => {
		onAbort = () => resolve('cancelled');
		signal.addEventListener('abort', onAbort, { once: true });
	});
	try {
		return await Promise.race([elapsed, cancelled]);
	} finally {
		signal.removeEventListener('abort', onAbort);
	}
}
