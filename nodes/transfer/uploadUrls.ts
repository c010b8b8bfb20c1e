import { readUploadSession } from '../../protocol/aps/uploadAnswer';
import type { ApsQuery } from '../../protocol/aps/request';
import { adding } from '../apsClient/adding';
import { wrongContent } from './errors';
import type { TransferPurpose } from './errors';
import type { TransferRun } from './run';

/** The most that Autodesk's own SDK requests. The service documents no limit. */
const MOST_URLS_PER_CALL = 25;

/** The longest Autodesk allows, so that the URL outlasts retries during an outage. */
const MINUTES_EXPIRATION = 60;

export interface UploadSource {
	/** Path of the signed upload of the object. */
	path: string;
	parts: number;
	/** Sent with every call, e.g. `useAcceleration`. */
	query: ApsQuery;
	/** Of an upload that was begun before. */
	uploadKey?: string;
}

/** The signed URLs of one upload, requested in batches just before they are used. */
export class UploadUrls {
	private readonly known = new Map<number, string>();
	/** One call at a time: the first one starts the upload, and the others continue it. */
	private queue: Promise<unknown> = Promise.resolve();
	private uploadKey: string | undefined;

	constructor(
		private readonly run: TransferRun,
		private readonly purpose: TransferPurpose,
		private readonly source: UploadSource,
	) {
		this.uploadKey = source.uploadKey;
	}

	/** Undefined before the first URL. */
	get key(): string | undefined {
		return this.uploadKey;
	}

	/** @param part number, from 1 */
	async urlOf(part: number): Promise<string> {
		return await this.oneAtATime(async () => {
			const known = this.known.get(part);
			if (known !== undefined) return known;
			return await this.request(part, Math.min(MOST_URLS_PER_CALL, this.source.parts - part + 1));
		});
	}

	/** A fresh URL for a part whose URL has expired. The others of its batch have, too. */
	async renew(part: number, expired: string): Promise<string> {
		if (this.known.get(part) === expired) this.known.clear();
		return await this.urlOf(part);
	}

	private async request(firstPart: number, parts: number): Promise<string> {
		const { uploadKey } = this;
		const query = {
			...this.source.query,
			parts,
			firstPart,
			uploadKey,
			minutesExpiration: MINUTES_EXPIRATION,
		};
		const { body } = await this.run.aps
			.request({ path: this.source.path, query, signal: this.run.signal })
			.catch(adding(this.purpose.advice));
		const session = readUploadSession(body, parts);
		if (session === undefined) {
			throw wrongContent(
				this.run,
				this.purpose,
				'Autodesk returned no URLs to upload to',
				'Nothing was uploaded. Try again later',
			);
		}
		this.uploadKey = session.uploadKey;
		session.urls.forEach((url, index) => this.known.set(firstPart + index, url));
		return session.urls[0];
	}

	private async oneAtATime<T>(task: () => Promise<T>): Promise<T> {
		const result = this.queue.then(task, task);
		this.queue = result.catch(() => undefined);
		return await result;
	}
}
