import type { IAuthenticateRuleResponseCode } from 'n8n-workflow';

/** Rules for the test of a credential: the token was issued, but the API gave no usable answer. */
export function outageRules(): IAuthenticateRuleResponseCode[] {
	return [500, 502, 503, 504].map((value) => ({
		type: 'responseCode',
		properties: {
			value,
			message: `The sign-in works, but Autodesk is having trouble (status ${value}). Test the credential again later.`,
		},
	}));
}
