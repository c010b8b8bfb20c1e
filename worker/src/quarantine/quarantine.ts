import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { isCallbackSignedBy, readSignature } from '../../../protocol/callbacks/callbackSignature';
import type { SealedRecords } from '../encryption/sealedRecords';
import type { Intake, ReceivedCallback } from '../intake/intake';
import type { Records } from '../store/records';
import type { Subscription } from '../subscriptions/subscription';
import { UnreadableError, type Vault } from '../encryption/vault';
import { heldCallback, type HeldCallback } from './heldCallback';
import { HeldCallbacks } from './heldCallbacks';
import { QuarantineMetrics } from './quarantineMetrics';
import { QuarantineRoom } from './quarantineRoom';
import { SignatureAlarm } from './signatureAlarm';

/** Callbacks of Autodesk are a few kB; larger ones are not kept. In bytes. */
const MAX_BODY = 64 * 1024;
/** How many are being stored at once; what comes meanwhile is not kept. */
const MAX_UNDER_WAY = 20;
/** Autodesk tries for two days; what is older will not come again. In ms. */
const KEPT = 7 * 24 * 3_600_000;
/**
 * By then every process has noticed that a subscription is new, or gone, and has stored what it was
 * storing. In ms.
 */
const GRACE = 60_000;
/** How long the store may take for each callback that is released, in ms: an operator waits, not Autodesk. */
const RELEASE_DEADLINE = 5_000;

export interface QuarantineParts {
	records: Records;
	vault: Vault;
	intake: Intake;
	registry: Registry;
	log: Logger;
}

export interface Verdict {
	/** Whose signature is right with the secrets of the subscription, or the one given. */
	genuine: number;
	refused: number;
	/** Encrypted with a key that ENCRYPTION_KEY no longer holds. */
	unreadable: number;
}

export interface Release {
	/** Passed on as events. */
	released: number;
	/** Known already: Autodesk had sent them again. */
	duplicates: number;
	/** Still wrong; they stay. */
	refused: number;
	/** As in `Verdict`; they stay too. */
	unreadable: number;
}

/**
 * Keeps callbacks whose signature was wrong. They are answered with 401, so that Autodesk sends them
 * again; should the secret be put right only after it has given up, they can be released from here.
 * Keeping is a service without promise: it never holds up an answer, and there is room for so many.
 */
export class Quarantine {
	/** What is encrypted of it. */
	readonly sealed: SealedRecords;
	readonly #held: HeldCallbacks;
	readonly #room: QuarantineRoom;
	readonly #alarm = new SignatureAlarm();
	readonly #metrics: QuarantineMetrics;
	#underWay = 0;

	constructor(private readonly parts: QuarantineParts) {
		this.#held = new HeldCallbacks(parts.records, parts.vault);
		this.sealed = this.#held;
		this.#room = new QuarantineRoom(this.#held);
		this.#metrics = new QuarantineMetrics(parts.registry, this.#held, this.#alarm);
	}

	/** Takes note of a callback that was refused, and keeps it if it can. Never throws or waits. */
	refused({ id: subscription }: Subscription, callback: ReceivedCallback): void {
		if (this.#alarm.refused(subscription, Date.now())) {
			this.parts.log.error(
				{ subscription },
				'many callbacks have a wrong signature: did somebody change the secret at Autodesk?',
			);
		}
		// Without a signature of the right form it can never turn out to be genuine.
		if (!readSignature(callback.signature)) return;
		const { skipped } = this.#metrics;
		if (callback.body.length > MAX_BODY) return skipped.inc({ reason: 'large' });
		if (this.#underWay >= MAX_UNDER_WAY) return skipped.inc({ reason: 'busy' });
		this.#underWay += 1;
		this.#keep(subscription, callback)
			.catch((error: unknown) => {
				this.#room.forget();
				this.parts.log.warn({ subscription, err: String(error) }, 'callback not quarantined');
			})
			.finally(() => {
				this.#underWay -= 1;
			});
	}

	/** The oldest first. @param subscription of all when left out */
	async list(subscription?: string): Promise<HeldCallback[]> {
		const all = await this.#held.all();
		return all
			.filter((held) => held.subscription === (subscription ?? held.subscription))
			.sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
	}

	/** @throws UnreadableError */
	async read(id: string): Promise<{ held: HeldCallback; callback: ReceivedCallback } | undefined> {
		const [held, callback] = await Promise.all([this.#held.get(id), this.#held.read(id)]);
		return held && callback && { held, callback };
	}

	/**
	 * How many are right with the secrets of the subscription. Changes nothing.
	 *
	 * @param secret is tried instead
	 */
	async verify(subscription: Subscription, secret?: string): Promise<Verdict> {
		const { id, callbackSecret, extraSecrets } = subscription;
		const secrets = secret === undefined ? [callbackSecret, ...extraSecrets] : [secret];
		const verdict: Verdict = { genuine: 0, refused: 0, unreadable: 0 };
		for (const held of await this.list(id)) {
			const opened = await this.#open(held.id);
			if (opened === 'gone') continue;
			if (opened === 'unreadable') verdict.unreadable += 1;
			else if (isCallbackSignedBy(secrets, opened.body, opened.signature)) verdict.genuine += 1;
			else verdict.refused += 1;
		}
		return verdict;
	}

	/**
	 * Takes in whatever has a right signature by now, as if it had just come, the oldest first; the
	 * rest stays. Done again after it was cut short, it passes nothing on twice.
	 *
	 * @throws StoreUnavailableError
	 */
	async release(subscription: Subscription): Promise<Release> {
		const release: Release = { released: 0, duplicates: 0, refused: 0, unreadable: 0 };
		for (const { id, receivedAt } of await this.list(subscription.id)) {
			const opened = await this.#open(id);
			if (opened === 'gone') continue;
			if (opened === 'unreadable') {
				release.unreadable += 1;
				continue;
			}
			const outcome = await this.parts.intake.receive(subscription, opened, {
				receivedAt: new Date(receivedAt),
				deadline: RELEASE_DEADLINE,
			});
			if (outcome.kind === 'rejected') {
				release.refused += 1;
				continue;
			}
			if (outcome.kind === 'accepted') release.released += 1;
			else release.duplicates += 1;
			await this.discard(id);
		}
		this.parts.log.info({ subscription: subscription.id, ...release }, 'quarantine released');
		return release;
	}

	/** @returns whether there was such a callback */
	async discard(id: string): Promise<boolean> {
		const existed = await this.#held.delete(id);
		this.#room.forget();
		return existed;
	}

	/** Forgets all of a subscription, which need not exist any more. @returns how many they were */
	async discardAll(subscription: string): Promise<number> {
		const all = await this.list(subscription);
		for (const { id } of all) await this.discard(id);
		return all.length;
	}

	/**
	 * Forgets what is too old, what belongs to a subscription that was deleted, and what a process that
	 * died has begun to store. To be called every now and then, by one process.
	 */
	async sweep(isSubscribed: (id: string) => boolean, now = Date.now()): Promise<void> {
		for (const { id, subscription, receivedAt, isComplete } of await this.#held.allStored()) {
			const age = now - Date.parse(receivedAt);
			const isUseless = !isComplete || !isSubscribed(subscription);
			if (age > KEPT || (age > GRACE && isUseless)) await this.discard(id);
		}
	}

	async #keep(subscription: string, callback: ReceivedCallback): Promise<void> {
		const held = heldCallback(subscription, callback, new Date());
		const place = await this.#room.take(held.id, subscription);
		if (place === 'full') this.#metrics.skipped.inc({ reason: 'full' });
		else if (place === 'taken') await this.#held.add(held, callback);
	}

	/** One that cannot be read, or that somebody has released meanwhile, must not stop the others. */
	async #open(id: string): Promise<ReceivedCallback | 'unreadable' | 'gone'> {
		try {
			return (await this.#held.read(id)) ?? 'gone';
		} catch (error) {
			if (error instanceof UnreadableError) return 'unreadable';
			throw error;
		}
	}
}
