import { createPrivateKey } from 'crypto';
import { SignInRefused } from '../signInRefused';

type PrivateKey = ReturnType<typeof createPrivateKey>;

const PEM = /-----BEGIN ([A-Z ]+)-----(.+)-----END \1-----/;
const KINDS = ['PRIVATE KEY', 'RSA PRIVATE KEY'];
const LINE_LENGTH = 64;

/**
 * Reads the key that Autodesk handed out when it was made: PEM, with its line breaks as they are,
 * written as `\n` (copied out of JSON), or lost (pasted into a single line).
 *
 * @throws SignInRefused
 */
export function readPrivateKey(pasted: string): PrivateKey {
	const pem = PEM.exec(pasted.replaceAll(/\\[rn]|\s+/g, ' '));
	if (pem === null) {
		throw new SignInRefused(
			'Private Key: paste all of it, from -----BEGIN to the end of the line -----END',
		);
	}
	const [, kind, content] = pem;
	if (!KINDS.includes(kind)) {
		throw new SignInRefused(
			`Private Key: a text of the kind "${kind}" does not do; paste the privateKey that Autodesk showed when the key was created`,
		);
	}
	const key = parse(kind, content.replaceAll(' ', ''));
	if (key?.asymmetricKeyType === 'rsa') return key;
	throw new SignInRefused(
		key === undefined
			? 'Private Key: it is incomplete or damaged; copy it again'
			: 'Private Key: an RSA key is needed, which Autodesk makes by itself',
	);
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
