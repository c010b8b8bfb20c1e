/** The keys of the worker as configured. */
interface Keys {
	apiKeys: readonly string[];
	viewKeys: readonly string[];
	encryptionKeys: readonly Buffer[];
	metricsToken?: string | undefined;
}

/** The variables whose keys somebody could guess, because they were typed and not generated. */
export function weakKeys({ apiKeys, viewKeys, encryptionKeys, metricsToken }: Keys): string[] {
	const weak: string[] = [];
	if (apiKeys.some(isWeak)) weak.push('API_KEY');
	if (viewKeys.some(isWeak)) weak.push('VIEW_KEY');
	if (encryptionKeys.some(isWeakBytes)) weak.push('ENCRYPTION_KEY');
	if (metricsToken !== undefined && isWeak(metricsToken)) weak.push('METRICS_TOKEN');
	return weak;
}

/** Sixteen random hexadecimal digits have fewer than this in one of a hundred thousand cases. */
const MIN_DIFFERENT_CHARACTERS = 6;
/** 32 random bytes have about 30 different ones. */
const MIN_DIFFERENT_BYTES = 16;
/** Characters in the order of their codes, such as `12345678`. */
const MAX_SEQUENCE = 8;

/** Short words count only as words, because random text contains them by chance. */
const PLACEHOLDER =
	/change.?me|password|passw0rd|example|placeholder|default|letmein|qwerty|secret|(your|my|test|demo|api|admin).?(key|token)|(^|[^a-z])(test|demo|admin|todo)([^a-z]|$)/i;

function isWeak(key: string): boolean {
	return (
		new Set(key).size < MIN_DIFFERENT_CHARACTERS ||
		PLACEHOLDER.test(key) ||
		/^(.+?)\1+$/.test(key) ||
		longestSequence(Buffer.from(key)) >= MAX_SEQUENCE
	);
}

function isWeakBytes(key: Buffer): boolean {
	return (
		new Set(key).size < MIN_DIFFERENT_BYTES || longestSequence(key) >= MAX_SEQUENCE || isText(key)
	);
}

/** Random bytes are not: one in 10^13. A passphrase in base64 is. */
function isText(key: Buffer): boolean {
	return /^[\x20-\x7e]+$/.test(key.toString('latin1'));
}

/** Length of the longest part whose values rise or fall by one. */
function longestSequence(values: Uint8Array): number {
	let longest = 1;
	for (const step of [1, -1]) {
		let length = 1;
		for (let index = 1; index < values.length; index += 1) {
			length = values[index] === (values[index - 1] ?? 0) + step ? length + 1 : 1;
			longest = Math.max(longest, length);
		}
	}
	return longest;
}
