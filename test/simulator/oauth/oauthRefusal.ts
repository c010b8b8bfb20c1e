/** An OAuth 2 error of the token endpoint and its neighbours. */
export class OAuthRefusal extends Error {
	readonly headers = {};

	constructor(
		readonly status: 400 | 401 | 403,
		readonly error: string,
		message: string,
	) {
		super(message);
	}

	get body() {
		return {
			error: this.error,
			error_description: this.message,
			errorCode: this.status === 401 ? 'AUTH-003' : 'AUTH-008',
			developerMessage: this.message,
		};
	}
}
