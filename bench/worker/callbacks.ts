import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { signCallback } from '../../protocol/callbacks/callbackSignature';

const SAMPLE = join(
	import.meta.dirname,
	'../../test/fixtures/webhook-payloads/data/dm.version.added.json',
);

/** Placeholder for the number of the event. */
const NUMBER = '0123456789';
const SIGNATURE = signCallback('', '');

/** The destination of callbacks and the secret that signs them. */
export interface CallbackAddress {
	/** One per process that receives. */
	ports: readonly number[];
	path: string;
	secret: string;
}

/**
 * Creates the bytes of signed callbacks for new file versions: Autodesk's sample (2.7 KB), each for a
 * different file. Creating one costs little more than its signature.
 */
export class Callbacks {
	#count = 0;
	readonly #secret: string;
	readonly #head: Buffer;
	readonly #body: Buffer;
	readonly #places: readonly number[];
	readonly #headPlaces: readonly number[];
	readonly #signatureAt: number;

	constructor({ ports: [port], path, secret }: CallbackAddress) {
		this.#secret = secret;
		this.#body = Buffer.from(JSON.stringify(sampleCallback(), null, 2));
		const head = [
			`POST ${path} HTTP/1.1`,
			`Host: 127.0.0.1:${port}`,
			'Content-Type: application/json;charset=UTF-8',
			`Content-Length: ${this.#body.length}`,
			`X-Adsk-Delivery-Id: bench~${NUMBER}`,
			`X-Adsk-Signature: ${SIGNATURE}`,
		];
		this.#head = Buffer.from(`${head.join('\r\n')}\r\n\r\n`);
		this.#places = placesOf(NUMBER, this.#body);
		this.#headPlaces = placesOf(NUMBER, this.#head);
		this.#signatureAt = this.#head.indexOf(SIGNATURE);
	}

	/** The file name in the last callback. */
	get lastName(): string {
		return nameOf(padded(this.#count));
	}

	next(): Buffer {
		this.#count += 1;
		const number = padded(this.#count);
		for (const place of this.#places) this.#body.write(number, place, 'latin1');
		for (const place of this.#headPlaces) this.#head.write(number, place, 'latin1');
		this.#head.write(signCallback(this.#body, this.#secret), this.#signatureAt, 'latin1');
		return Buffer.concat([this.#head, this.#body]);
	}
}

/** The sample for a file whose ids and name contain the number. */
function sampleCallback(): unknown {
	const callback = JSON.parse(readFileSync(SAMPLE, 'utf8')) as {
		resourceUrn: string;
		payload: Record<string, unknown>;
	};
	const version = `urn:adsk.wipprod:fs.file:vf.${NUMBER}?version=1`;
	callback.resourceUrn = version;
	Object.assign(callback.payload, {
		source: version,
		lineageUrn: `urn:adsk.wipprod:dm.lineage:${NUMBER}`,
		name: nameOf(NUMBER),
	});
	return callback;
}

function nameOf(number: string): string {
	return `file ${number}.rvt`;
}

function padded(number: number): string {
	return String(number).padStart(NUMBER.length, '0');
}

function placesOf(text: string, bytes: Buffer): number[] {
	const places: number[] = [];
	for (let at = bytes.indexOf(text); at >= 0; at = bytes.indexOf(text, at + 1)) places.push(at);
	return places;
}
