/**
 * Autodesk issued no token. The message says what to correct. It has no status, because n8n would
 * then replace the message with a generic one.
 */
export class SignInRefused extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'SignInRefused';
	}
}
