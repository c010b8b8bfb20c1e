/** A mail as its reader sees it. */
export interface Mail {
	to: string;
	subject: string;
	/** The body: plain text, or HTML with its tags. */
	text: string;
	/** Text of each attachment, by file name. */
	attachments: Record<string, string>;
}

interface Part {
	headers: ReadonlyMap<string, string>;
	body: string;
}

/** Reads a mail of one or many parts (RFC 2045), as n8n sends them. */
export function readMail(source: string): Mail {
	const whole = partIn(source);
	const parts = leavesOf(whole);
	const isAttached = (part: Part) => fileNameOf(part) !== undefined;
	return {
		to: whole.headers.get('to') ?? '',
		subject: whole.headers.get('subject') ?? '',
		text: parts
			.filter((part) => !isAttached(part))
			.map(textOf)
			.join('\n'),
		attachments: Object.fromEntries(
			parts.filter(isAttached).map((part) => [fileNameOf(part) ?? '', textOf(part)]),
		),
	};
}

function partIn(source: string): Part {
	const end = source.indexOf('\r\n\r\n');
	const unfolded = source.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
	const headers = unfolded.split('\r\n').map((line): [string, string] => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
	});
	return { headers: new Map(headers), body: source.slice(end + 4) };
}

function leavesOf(part: Part): Part[] {
	const type = part.headers.get('content-type') ?? '';
	const boundary = /boundary="?([^";]+)/.exec(type)?.[1];
	if (boundary === undefined) return [part];
	const pieces = `\r\n${part.body}`.split(`\r\n--${boundary}`).slice(1, -1);
	return pieces.flatMap((piece) => leavesOf(partIn(piece.replace(/^\r\n/, ''))));
}

function fileNameOf({ headers }: Part): string | undefined {
	return /filename="?([^";]+)/.exec(headers.get('content-disposition') ?? '')?.[1];
}

function textOf({ headers, body }: Part): string {
	switch (headers.get('content-transfer-encoding')) {
		case 'base64':
			return Buffer.from(body, 'base64').toString();
		case 'quoted-printable':
			return fromQuotedPrintable(body);
		default:
			return body;
	}
}

function fromQuotedPrintable(body: string): string {
	const bytes = body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_match, hex: string) => String.fromCharCode(parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString();
}
