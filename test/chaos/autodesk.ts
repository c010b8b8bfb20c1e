import { setTimeout as delay } from 'node:timers/promises';
import { APPS, FOLDERS, startSimulator, type CallbackAttempt, type Simulator } from '../simulator';
import type { Ledger } from './ledger';
import type { Entrance } from './malformedRequests';

/** Autodesk retries eight times within 48 hours, at doubling intervals. In seconds. */
const REAL_RETRY_SPAN = 48 * 60 * 60;

const HOOKS = '/webhooks/v1/systems/data/events/dm.version.added/hooks';

export interface Load {
	perSecond: number;
	/** Size added to the payload's usual half KB. */
	bytes?: () => number;
}

/** Autodesk: receives files, and sends a callback for each until it gets a 2xx answer or has no retries left. */
export class Autodesk {
	/** All attempts so far, in the order in which they ended. */
	readonly attempts: readonly CallbackAttempt[];
	#count = 0;
	#entrance: Entrance | undefined;

	private constructor(
		private readonly simulator: Simulator,
		private readonly ledger: Ledger,
	) {
		const attempts: CallbackAttempt[] = [];
		simulator.callbacks.log.follow((attempt) => attempts.push(attempt));
		this.attempts = attempts;
		ledger.readAttempts(() => attempts);
	}

	/**
	 * @param ledger records every event before it is sent for the first time
	 * @param retrySpan how long the retries of an event take here, in seconds
	 */
	static async start(ledger: Ledger, retrySpan: number): Promise<Autodesk> {
		const retryTimeScale = retrySpan / REAL_RETRY_SPAN;
		return new Autodesk(await startSimulator({ retryTimeScale }), ledger);
	}

	/** Whether repeated callbacks carry the delivery id of the first. */
	set deliveryIdsAreStable(stable: boolean) {
		this.simulator.settings.deliveryIdIsStable = stable;
	}

	/** What a genuine callback to the hook contains. */
	get entrance(): Entrance {
		if (!this.#entrance) throw new Error('There is no hook');
		return this.#entrance;
	}

	/** Creates the hook, as the Trigger node does. */
	async addHook(callbackUrl: string, secret: string): Promise<void> {
		this.#entrance = { path: new URL(callbackUrl).pathname, secret };
		const body = { callbackUrl, scope: { folder: FOLDERS.towerProjectFiles } };
		const created = await this.#call('POST', HOOKS, body);
		const path = new URL(created.headers.get('location') ?? '').pathname;
		await this.#call('PATCH', path, { token: secret });
	}

	/** Adds the first version of a file. @returns its unique name */
	happen(bytes = 0): string {
		this.#count += 1;
		const name = `event-${this.#count}`;
		this.ledger.noteSent(name);
		const filling = bytes > 0 ? { filling: 'x'.repeat(bytes) } : {};
		const lineageUrn = `urn:adsk.wipprod:dm.lineage:${name}`;
		const version = `urn:adsk.wipprod:fs.file:vf.${name}?version=1`;
		this.simulator.fireEvent({
			system: 'data',
			event: 'dm.version.added',
			resourceUrn: version,
			payload: { name, lineageUrn, source: version, ...filling },
		});
		return name;
	}

	/** Adds files at an even rate until the work is done. */
	async happenDuring<Result>(
		{ perSecond, bytes }: Load,
		work: () => Promise<Result>,
	): Promise<Result> {
		let due = 0;
		let lastAt = performance.now();
		const timer = setInterval(() => {
			const now = performance.now();
			due += ((now - lastAt) / 1000) * perSecond;
			lastAt = now;
			for (; due >= 1; due -= 1) this.happen(bytes?.());
		}, 20);
		try {
			return await work();
		} finally {
			clearInterval(timer);
		}
	}

	/** Repeats a callback, as an eavesdropper could. @returns the status */
	async repeat({ callbackUrl, headers, body }: CallbackAttempt): Promise<number> {
		const response = await fetch(callbackUrl, { method: 'POST', headers, body });
		return response.status;
	}

	/** Resolves when every event has a 2xx answer or no retries left. */
	async settled(): Promise<void> {
		await this.simulator.callbacks.settled();
		// The last answers are logged one turn of the event loop later.
		await delay(0);
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}

	async #call(method: string, path: string, body: object): Promise<Response> {
		const { clientId } = APPS.twoLegged;
		const token = this.simulator.issueToken({
			kind: '2L',
			clientId,
			scopes: ['data:read', 'data:write'],
		});
		const response = await fetch(new URL(path, this.simulator.url), {
			method,
			headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
			body: JSON.stringify(body),
		});
		if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
		return response;
	}
}
