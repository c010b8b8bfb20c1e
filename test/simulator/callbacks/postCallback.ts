import type { Settings } from '../state/settings';

export interface CallbackOutcome {
	status?: number;
	error?: string;
}

/**
 * POSTs a callback once. Redirects are not followed. Receivers outside this machine are refused
 * unless the settings allow them, so that a test never calls out by mistake.
 */
export async function postCallback(
	settings: Settings,
	url: string,
	body: string,
	headers: Readonly<Record<string, string>>,
	stop: AbortSignal,
): Promise<CallbackOutcome> {
	if (!settings.callbacksLeaveLoopback && !isLoopback(url)) {
		return {
			error: 'The callback URL is not on this machine (see the setting callbacksLeaveLoopback)',
		};
	}
	try {
		const response = await fetch(url, {
			method: 'POST',
			body,
			headers,
			redirect: 'manual',
			signal: AbortSignal.any([stop, AbortSignal.timeout(settings.callbackTimeoutMs)]),
		});
		await response.arrayBuffer();
		return { status: response.status };
	} catch (error) {
		return { error: reasonOf(error) };
	}
}

function isLoopback(url: string): boolean {
	const { hostname } = new URL(url);
	return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	if (error.name === 'TimeoutError') return 'No answer in time';
	return error.cause instanceof Error ? error.cause.message : error.message;
}
