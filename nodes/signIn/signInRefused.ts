/**
 * Autodesk gave no token. The message says what to mend. It carries no status: n8n would replace the
 * message by a general one.
 */
export class SignInRefused extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'SignInRefused';
	}
}
