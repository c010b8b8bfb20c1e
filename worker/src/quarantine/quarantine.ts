import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import { isCallbackSignedBy, readSignature } from '../../../protocol/callbacks/callbackSignature';
import { RETENTION_DAYS } from '../../../protocol/worker/api/limits';
import type { SealedDocuments } from '../encryption/sealedDocuments';
import type { Intake, ReceivedCallback } from '../intake/intake';
import type { DocumentStore } from '../store/documentStore';
import type { Subscription } from '../subscriptions/subscription';
import { UnreadableError, type Vault } from '../encryption/vault';
import { heldCallback, type HeldCallback } from './heldCallback';
import { HeldCallbacks } from './heldCallbacks';
import { QuarantineMetrics } from './quarantineMetrics';
import { QuarantineRoom } from './quarantineRoom';
import { SignatureAlarm } from './signatureAlarm';

/** Autodesk's callbacks are a few kB; larger ones are not held. In bytes. */
const MAX_BODY = 64 * 1024;
/** How many are stored at once; further ones are not held. */
const MAX_UNDER_WAY = 20;
/** In ms. */
const KEPT = RETENTION_DAYS.quarantine * 24 * 3_600_000;
/**
 * After this time, every process has noticed a new or deleted subscription and has finished storing.
 * In ms.
 */
const GRACE = 60_000;
/** How long the store may take per released callback, in ms. An operator is waiting, not Autodesk. */
const RELEASE_DEADLINE = 5_000;

export interface QuarantineParts {
	documents: DocumentStore;
	vault: Vault;
	intake: Intake;
	registry: Registry;
	log: Logger;
}

export interface Verdict {
	/** Signature matches one of the subscription's secrets, or the given one. */
	genuine: number;
	refused: number;
	/** Encrypted with a key that ENCRYPTION_KEY no longer contains. */
	unreadable: number;
}

export interface Release {
	/** Accepted as events. */
	released: number;
	/** Already received, because Autodesk sent them again. */
	duplicates: number;
	/** Signature still wrong; they stay held. */
	refused: number;
	/** As in `Verdict`; they stay held, too. */
	unreadable: number;
}

/**
 * Holds callbacks whose signature was wrong. They are answered with 401, so that Autodesk retries them. If
 * the secret is corrected only after the last retry, they can be released from here. Holding is best
 * effort: it never delays an answer, and space is limited.
 */
export class Quarantine {
	/** Its encrypted documents. */
	readonly sealed: SealedDocuments;
	readonly #held: HeldCallbacks;
	readonly #room: QuarantineRoom;
	readonly #alarm = new SignatureAlarm();
	readonly #metrics: QuarantineMetrics;
	#underWay = 0;

	constructor(private readonly parts: QuarantineParts) {
		this.#held = new HeldCallbacks(parts.documents, parts.vault);
		this.sealed = this.#held;
		this.#room = new QuarantineRoom(this.#held);
		this.#metrics = new QuarantineMetrics(parts.registry, this.#held, this.#alarm);
	}

	/** Records a refused callback, and holds it if possible. Never throws or waits. */
	refused({ id: subscription }: Subscription, callback: ReceivedCallback): void {
		if (this.#alarm.refused(subscription, Date.now())) {
			this.parts.log.error(
				{ subscription },
				'many callbacks have a wrong signature; check whether the secret was changed at Autodesk',
			);
		}
		// Without a well-formed signature it can never turn out to be genuine.
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

	/** Oldest first. @param subscription all subscriptions if omitted */
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
	 * Counts the callbacks that match the secrets of the subscription. Changes nothing.
	 *
	 * @param secret used instead of the subscription's secrets
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
	 * Accepts the callbacks whose signature now matches as if they had just arrived, oldest first; the rest
	 * stay held. Safe to repeat after an interruption: nothing is accepted twice.
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

	/** Discards all callbacks of a subscription, which need not exist anymore. @returns their number */
	async discardAll(subscription: string): Promise<number> {
		const all = await this.list(subscription);
		for (const { id } of all) await this.discard(id);
		return all.length;
	}

	/**
	 * Discards callbacks that are too old, whose subscription was deleted, or that a process died while
	 * storing. Call it from time to time, in one process.
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

	/** A callback that cannot be read, or was released in the meantime, must not stop the others. */
	async #open(id: string): Promise<ReceivedCallback | 'unreadable' | 'gone'> {
		try {
			return (await this.#held.read(id)) ?? 'gone';
		} catch (error) {
			if (error instanceof UnreadableError) return 'unreadable';
			throw error;
		}
	}
}
