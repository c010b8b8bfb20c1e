import { createPrivateKey } from 'crypto';

export type PrivateKey = ReturnType<typeof createPrivateKey>;

/** What a pasted text is. */
export type ReadPrivateKey =
	| { kind: 'key'; key: PrivateKey }
	/** `problem`: what is wrong and what to do; continues the name of the field or variable. */
	| { kind: 'unusable'; problem: string };

const PEM = /-----BEGIN ([A-Z ]+)-----(.+)-----END \1-----/;
const KINDS = ['PRIVATE KEY', 'RSA PRIVATE KEY'];
const LINE_LENGTH = 64;

/**
 * Reads the key that Autodesk returned when it was created: PEM, with line breaks that are real,
 * written as `\n` (copied from JSON), or lost (pasted into a single-line field).
 */
export function readPrivateKey(pasted: string): ReadPrivateKey {
	const pem = PEM.exec(pasted.replaceAll(/\\[rn]|\s+/g, ' '));
	if (pem === null) {
		return unusable(
			'is incomplete. Paste all of it, from -----BEGIN to the end of the -----END line',
		);
	}
	const [, kind = '', content = ''] = pem;
	if (!KINDS.includes(kind)) {
		return unusable(
			`contains a "${kind}". Paste the privateKey that Autodesk showed when the key was created`,
		);
	}
	const key = parse(kind, content.replaceAll(' ', ''));
	if (key === undefined) return unusable('is incomplete or damaged. Copy it again');
	if (key.asymmetricKeyType === 'rsa') return { kind: 'key', key };
	return unusable('is not an RSA key. Use the key that Autodesk created');
}

function unusable(problem: string): ReadPrivateKey {
	return { kind: 'unusable', problem };
}

function parse(kind: string, base64: string): PrivateKey | undefined {
	const lines = base64.match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
	try {
		return createPrivateKey(
			[`-----BEGIN ${kind}-----`, ...lines, `-----END ${kind}-----`].join('\n'),
		);
	} catch {
		return undefined;
	}
}
