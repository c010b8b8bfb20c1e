import { percentDecode } from './ids';

/** More layers than mail filters and redirectors put around each other. */
const MOST_LAYERS = 8;

/**
 * The text of a link as it was before mail filters and redirectors wrapped it, for searching IDs in it: all
 * percent-encoding is undone, however often it was applied. Filters that put the whole address into theirs
 * need no more than that: Microsoft Safe Links, Proofpoint v1, Cisco, Barracuda, Trend Micro, Google, Slack.
 * Proofpoint v2 and v3 and Sophos have encodings of their own. Mimecast keeps the address to itself.
 *
 * The result is not an address to call: what the wrapper added is still around it.
 */
export function unwrappedLink(text: string): string {
	let link = withoutMarkup(text);
	for (let layer = 0; layer < MOST_LAYERS; layer++) {
		const inner = percentDecode(proofpoint3(proofpoint2(sophos(link))));
		if (inner === link) break;
		link = inner;
	}
	return link;
}

/**
 * The address in a link as it was before it was wrapped, in its own encoding: for addresses whose encoding
 * matters, such as keys of objects that contain slashes or `%`.
 *
 * @param isWanted whether an address is the one that is looked for
 * @returns undefined if the link does not lead to one
 */
export function addressInLink(
	text: string,
	isWanted: (address: string) => boolean,
): string | undefined {
	let link = withoutMarkup(text);
	for (let layer = 0; layer < MOST_LAYERS; layer++) {
		if (isWanted(link)) return link;
		const inner = innerAddress(link);
		if (inner === undefined) return undefined;
		link = inner;
	}
	return undefined;
}

/** Filters put the address into a parameter or part of the path, percent-encoded once. */
function innerAddress(link: string): string | undefined {
	const decoded = proofpoint3(sophos(link));
	if (decoded !== link) return decoded;
	const unveiled = percentDecode(proofpoint2(link));
	if (unveiled !== percentDecode(link)) return unveiled;
	if (!URL.canParse(link)) return undefined;
	const { pathname, searchParams } = new URL(link);
	const parts = [...searchParams.values(), ...pathname.split('/').map(percentDecode)];
	return parts.find((part) => /^https?:\/\//i.test(part));
}

/** Whether the text begins like the address of a web page, with or without its scheme. */
export function isWebAddress(text: string): boolean {
	return /^(https?:\/\/|[\w.-]+\.autodesk\.(com|eu)\/)/i.test(text);
}

/** Mail programs write links as `<https://…>`; copied source text has `&amp;`. */
function withoutMarkup(text: string): string {
	return text
		.trim()
		.replace(/^[<"']+|[>"']+$/g, '')
		.replace(/&amp;/gi, '&');
}

const PROOFPOINT_2 =
	/https:\/\/urldefense(?:\.proofpoint)?\.com\/v2\/url\?(?:[^\s]*?&)?u=([^&\s]*)[^\s]*/i;

/** `https://urldefense.proofpoint.com/v2/url?u=https-3A__…&d=…`: `-` stands for `%`, and `_` for `/`. */
function proofpoint2(link: string): string {
	return link.replace(PROOFPOINT_2, (_link, encoded: string) =>
		encoded.replace(/-/g, '%').replace(/_/g, '/'),
	);
}

const PROOFPOINT_3 =
	/https:\/\/urldefense\.(?:com|us|proofpoint\.com)\/v3\/__(.+?)__;([\w-]*)=*![^\s]*/i;

/** Digits of the run lengths in Proofpoint v3; the first stands for 2. */
const RUN_LENGTHS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * `https://urldefense.com/v3/__<address>__;<characters>!!…$`: in the address, `*` stands for the next of the
 * characters, which are in base64url, and `**` with a length for several of them.
 */
function proofpoint3(link: string): string {
	return link.replace(PROOFPOINT_3, (_link, address: string, encoded: string) => {
		const characters = [...Buffer.from(encoded, 'base64url').toString('utf8')];
		let next = 0;
		const restored = address.replace(/\*\*([\w-])|\*/g, (_token, digit: string | undefined) => {
			const start = next;
			next += digit === undefined ? 1 : RUN_LENGTHS.indexOf(digit) + 2;
			return characters.slice(start, next).join('');
		});
		return restored.replace(/^(https?:)\/(?=[^/])/i, '$1//');
	});
}

const SOPHOS = /https:\/\/[\w.-]+\.protection\.sophos\.com\/?\?(?:[^\s]*?&)?u=([\w%+/=-]+)[^\s]*/i;

/** `https://….protection.sophos.com?d=…&u=<base64>`. */
function sophos(link: string): string {
	return link.replace(SOPHOS, (whole, encoded: string) => {
		const inner = Buffer.from(percentDecode(encoded), 'base64').toString('utf8');
		return isWebAddress(inner) ? inner : whole;
	});
}
