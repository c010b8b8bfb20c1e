import {
	createCipheriv,
	createDecipheriv,
	createHash,
	createSecretKey,
	type KeyObject,
} from 'node:crypto';
import { pooledBytes } from '../ids/pooledBytes';

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_ID_LENGTH = 8;

/** None of the configured keys can decrypt the text. */
export class UnreadableError extends Error {
	constructor(reason: string) {
		super(
			`Stored data cannot be decrypted: ${reason}. ` +
				'ENCRYPTION_KEY must still contain the key it was written with (append the old key after a comma).',
		);
		this.name = 'UnreadableError';
	}
}

/**
 * Encrypts what must not be stored in plain text: secrets and payloads. AES-256-GCM; sealed text is
 * `<key id>.<base64 of nonce, tag and ciphertext>`. The key id identifies one of several keys, so keys
 * can be rotated: the first one encrypts, all of them decrypt.
 */
export class Vault {
	/** Key objects, because encryption with them is a third cheaper than with bytes. */
	readonly #keys: ReadonlyMap<string, KeyObject>;
	readonly #current: string;

	/** @param keys 32 bytes each, newest first */
	constructor(keys: readonly Buffer[]) {
		const [newest] = keys;
		if (!newest) throw new RangeError('A vault needs at least one key');
		this.#keys = new Map(keys.map((key) => [keyId(key), createSecretKey(key)]));
		this.#current = keyId(newest);
	}

	/** @param context ties the text to its place, so that it cannot be moved to another record */
	seal(text: string, context: string): string {
		const nonce = pooledBytes(NONCE_BYTES);
		const cipher = createCipheriv(ALGORITHM, this.#key(this.#current), nonce);
		cipher.setAAD(Buffer.from(context));
		const ciphertext = cipher.update(text, 'utf8');
		// Computes the tag. GCM has no padding, so that no ciphertext is left.
		cipher.final();
		const sealed = Buffer.concat([nonce, cipher.getAuthTag(), ciphertext]);
		return `${this.#current}.${sealed.toString('base64')}`;
	}

	/** @throws UnreadableError if the key is unknown, or the text was altered or moved */
	open(sealed: string, context: string): string {
		const id = sealed.slice(0, KEY_ID_LENGTH);
		const bytes = Buffer.from(sealed.slice(KEY_ID_LENGTH + 1), 'base64');
		if (bytes.length < NONCE_BYTES + TAG_BYTES) throw new UnreadableError('it is damaged');
		const decipher = createDecipheriv(ALGORITHM, this.#key(id), bytes.subarray(0, NONCE_BYTES));
		decipher.setAAD(Buffer.from(context));
		decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
		try {
			const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
			return Buffer.concat([text, decipher.final()]).toString('utf8');
		} catch {
			throw new UnreadableError('it was altered or belongs elsewhere');
		}
	}

	/**
	 * Re-encrypts text with the newest key.
	 *
	 * @returns undefined if it already has that key
	 * @throws UnreadableError as `open` does
	 */
	reseal(sealed: string, context: string): string | undefined {
		if (sealed.startsWith(`${this.#current}.`)) return undefined;
		return this.seal(this.open(sealed, context), context);
	}

	#key(id: string): KeyObject {
		const key = this.#keys.get(id);
		if (!key) throw new UnreadableError(`it was written with the key ${id}`);
		return key;
	}
}

function keyId(key: Buffer): string {
	return createHash('sha256').update(key).digest('hex').slice(0, KEY_ID_LENGTH);
}
