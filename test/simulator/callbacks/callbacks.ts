import { setTimeout as wait } from 'node:timers/promises';
import { Log } from '../journal/log';
import { isExpired } from '../state/hook';
import type { Hook } from '../state/hook';
import type { ApsEvent } from './apsEvent';
import { matchesEvent } from './catalogue';
import type { CallbackRequest } from './callbackRequest';
import { buildCallback, signedHeaders } from './callbackRequest';
import { Limiter } from './limiter';
import { compilePayloadFilter } from './payloadFilter';
import { postCallback } from './postCallback';
import type { Sender } from './sender';

/** One POST to a callback URL. */
export interface CallbackAttempt {
	/** ISO 8601 */
	at: string;
	hookId: string;
	system: string;
	event: string;
	deliveryId: string;
	callbackUrl: string;
	/** 1 for the first, up to 9. */
	attempt: number;
	/** What the receiver answered; none when it did not. */
	status?: number;
	/** Why there was no answer. */
	error?: string;
	durationMs: number;
	headers: Record<string, string>;
	body: string;
}

/**
 * Waiting times before each retry, in seconds: eight, doubling, spread over 48 hours. Autodesk
 * publishes the number and the span, not the times.
 */
const RETRY_DELAYS_SECONDS = Array.from({ length: 8 }, (_, n) => ((48 * 3600) / 255) * 2 ** n);
const EXHAUSTED_EVENTS_UNTIL_INACTIVE = 5;
const REACTIVATION_AFTER_SECONDS = 7 * 24 * 3600;
const MAX_REACTIVATIONS = 5;

/** Sends callbacks like Autodesk: at least once, in no particular order, with a limited number of retries. */
export class Callbacks {
	/** Every attempt, in the order they ended. */
	readonly log = new Log<CallbackAttempt>();
	private stopping = new AbortController();
	private underWay = new Set<Promise<void>>();
	private readonly limiter: Limiter;

	constructor(private readonly sim: Sender) {
		this.limiter = new Limiter(() => sim.settings.callbackConcurrency);
	}

	/**
	 * Starts calling back every hook the event concerns.
	 *
	 * @returns the hooks concerned
	 */
	dispatch(event: ApsEvent): Hook[] {
		const hooks = [...this.sim.state.hooks.values()].filter((hook) => concerns(hook, event));
		for (const hook of hooks) {
			const delivery = this.deliver(
				hook,
				buildCallback(this.sim, hook, event),
				this.stopping.signal,
			)
				// Stopped in between; there is no caller left.
				.catch(() => undefined)
				.finally(() => this.underWay.delete(delivery));
			this.underWay.add(delivery);
		}
		return hooks;
	}

	/** Calls a URL once and unsigned, as services without webhooks do. */
	callOnce(call: { system: string; event: string; url: string; body: object }): void {
		const delivery = this.unsigned(call, this.stopping.signal)
			.catch(() => undefined)
			.finally(() => this.underWay.delete(delivery));
		this.underWay.add(delivery);
	}

	/** Resolves when every callback started so far was delivered or has failed for good. */
	async settled(): Promise<void> {
		await Promise.all(this.underWay);
	}

	/** Drops everything under way and forgets the log. */
	async reset(): Promise<void> {
		this.stopping.abort();
		await this.settled();
		this.stopping = new AbortController();
		this.log.clear();
	}

	async close(): Promise<void> {
		this.stopping.abort();
		await this.settled();
	}

	private async deliver(hook: Hook, request: CallbackRequest, stop: AbortSignal): Promise<void> {
		// A reactivated hook is on probation: its next event gets a single attempt.
		const delays = hook.status === 'reactivated' ? [] : RETRY_DELAYS_SECONDS;
		for (let attempt = 1; ; attempt++) {
			const ok = await this.limiter.run(() => this.attempt(hook, request, attempt, stop));
			stop.throwIfAborted();
			if (ok) {
				if (hook.status === 'reactivated') this.recover(hook);
				return;
			}
			if (attempt > delays.length) break;
			await wait(this.scaled(delays[attempt - 1]), undefined, { signal: stop, ref: false });
			if (!this.sim.state.hooks.has(hook.hookId)) return;
		}
		this.countExhausted(hook, stop);
	}

	private async attempt(
		hook: Hook,
		request: CallbackRequest,
		attempt: number,
		stop: AbortSignal,
	): Promise<boolean> {
		const startedAt = Date.now();
		const headers = signedHeaders(this.sim, hook, request, attempt);
		const outcome = await postCallback(
			this.sim.settings,
			hook.callbackUrl,
			request.body,
			headers,
			stop,
		);
		stop.throwIfAborted();
		this.log.add({
			at: new Date(startedAt).toISOString(),
			hookId: hook.hookId,
			system: hook.system,
			event: request.event,
			deliveryId: headers['x-adsk-delivery-id'],
			callbackUrl: hook.callbackUrl,
			attempt,
			...outcome,
			durationMs: Date.now() - startedAt,
			headers,
			body: request.body,
		});
		return outcome.status !== undefined && outcome.status >= 200 && outcome.status < 300;
	}

	private async unsigned(
		{ system, event, url, body }: { system: string; event: string; url: string; body: object },
		stop: AbortSignal,
	): Promise<void> {
		const startedAt = Date.now();
		const headers = { 'content-type': 'application/json' };
		const text = JSON.stringify(body);
		const outcome = await postCallback(this.sim.settings, url, text, headers, stop);
		stop.throwIfAborted();
		this.log.add({
			at: new Date(startedAt).toISOString(),
			hookId: '',
			system,
			event,
			deliveryId: '',
			callbackUrl: url,
			attempt: 1,
			...outcome,
			durationMs: Date.now() - startedAt,
			headers,
			body: text,
		});
	}

	private recover(hook: Hook): void {
		hook.status = 'active';
		hook.failures = 0;
		hook.reactivations = 0;
	}

	private countExhausted(hook: Hook, stop: AbortSignal): void {
		hook.failures++;
		if (hook.status === 'reactivated') {
			hook.reactivations++;
			if (hook.reactivations >= MAX_REACTIVATIONS) hook.autoReactivateHook = false;
		} else if (hook.status === 'inactive' || hook.failures < EXHAUSTED_EVENTS_UNTIL_INACTIVE) {
			return;
		}
		hook.status = 'inactive';
		void this.reactivateLater(hook, stop).catch(() => undefined);
	}

	private async reactivateLater(hook: Hook, stop: AbortSignal): Promise<void> {
		await wait(this.scaled(REACTIVATION_AFTER_SECONDS), undefined, { signal: stop, ref: false });
		if (hook.status === 'inactive' && hook.autoReactivateHook) hook.status = 'reactivated';
	}

	/** @returns milliseconds */
	private scaled(seconds: number): number {
		return seconds * 1000 * this.sim.settings.retryTimeScale;
	}
}

function concerns(hook: Hook, { system, event, region, scope, payload }: ApsEvent): boolean {
	return (
		hook.system === system &&
		hook.status !== 'inactive' &&
		!isExpired(hook) &&
		(region === undefined || hook.region === region) &&
		(matchesEvent(hook.event, event) || `${hook.event}-1.0` === event) &&
		(scope === undefined || scope.includes(Object.values(hook.scope)[0])) &&
		(hook.tenant === undefined || hook.tenant === payload.tenant) &&
		(hook.filter === undefined || compilePayloadFilter(hook.filter)(payload))
	);
}
