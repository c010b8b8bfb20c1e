import type { IAuthenticateRuleResponseCode } from 'n8n-workflow';

/**
 * Rules for the test of a credential, whose request must not follow redirects: they would take the
 * token or key along.
 *
 * @param remedy what to do, as a sentence
 */
export function redirectRules(remedy: string): IAuthenticateRuleResponseCode[] {
	return [301, 302, 303, 307, 308].map((value) => ({
		type: 'responseCode',
		properties: {
			value,
			message: `The URL redirects elsewhere, and the redirect was not followed (status ${value}). ${remedy}`,
		},
	}));
}
