import { createHash } from 'node:crypto';
import { isJsonObject } from '../../../protocol/json';

/** Longer values are not kept whole, in characters of JSON: a question of an RFI can fill pages. */
const MAX_LENGTH = 500;
/** What is kept of a long value for people, in characters. */
const EXCERPT = 200;

/** What is kept of a long value: enough to see that it changed, and how it began. */
interface Shortened {
	excerpt: string;
	/** Of the whole value. */
	sha256: string;
}

/** The value as a snapshot keeps it: whole if it is short. */
export function bounded(value: unknown): unknown {
	const whole = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'null');
	if (whole.length <= MAX_LENGTH) return value;
	// The same text in another Unicode composition is no change.
	const sha256 = createHash('sha256').update(whole.normalize('NFC')).digest('base64url');
	const excerpt = `${whole.slice(0, EXCERPT).replace(/[\uD800-\uDBFF]$/, '')}…`;
	return { excerpt, sha256 } satisfies Shortened;
}

/** The kept value as people read it: the beginning of a long one. */
export function readable(kept: unknown): unknown {
	return isShortened(kept) ? kept.excerpt : kept;
}

function isShortened(kept: unknown): kept is Shortened {
	if (!isJsonObject(kept) || Object.keys(kept).length !== 2) return false;
	return typeof kept.excerpt === 'string' && typeof kept.sha256 === 'string';
}
