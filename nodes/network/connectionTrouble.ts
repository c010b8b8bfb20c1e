import { causesOf } from './causesOf';

/** Why a request got no response, as far as n8n's error shows it. */
export interface ConnectionTrouble {
	/** One or two sentences without final period: what happened, and what to do. */
	advice: string;
	/** Whether it lasts until someone changes a setting, so that a retry is useless. */
	isPermanent: boolean;
}

/**
 * n8n's own messages when its SSRF protection refuses a request: `SsrfBlockedIpError` and
 * `SsrfBlockedHostnameError` of n8n 2.41. Their classes are not available to a node.
 */
const BLOCKED_ADDRESS = /request was blocked because it resolves to a restricted IP address/;
const BLOCKED_NAME = /request was blocked because the destination hostname is restricted/;

/** By Node's error code. */
const ADVICE: Readonly<Record<string, string>> = {
	ECONNREFUSED:
		'The connection was refused: nothing listens at this address and port, or a firewall or proxy rejects it',
	ENOTFOUND: 'The name of the host is unknown to the n8n server. Check its spelling, and DNS',
	EAI_AGAIN: 'The name of the host could not be looked up. Check the DNS of the n8n server',
	ETIMEDOUT: 'There was no answer in time. Check firewalls and the proxy of the n8n server',
	ECONNABORTED: 'There was no answer in time. Check firewalls and the proxy of the n8n server',
	EPROTO:
		'No TLS connection could be established. Check that the host offers https at this port, and the proxy of the n8n server',
	DEPTH_ZERO_SELF_SIGNED_CERT: untrusted('is self-signed'),
	SELF_SIGNED_CERT_IN_CHAIN: untrusted('is signed by an unknown authority'),
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted('is signed by an unknown authority'),
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted('is signed by an unknown authority'),
	CERT_HAS_EXPIRED: 'The TLS certificate of the host has expired',
	ERR_TLS_CERT_ALTNAME_INVALID: 'The TLS certificate of the host is for another name',
};

/** @returns undefined if the error shows nothing that a person could act on */
export function connectionTrouble(error: unknown): ConnectionTrouble | undefined {
	const causes = causesOf(error);
	const says = (pattern: RegExp) => causes.some(({ message }) => pattern.test(message));
	if (says(BLOCKED_ADDRESS)) {
		return {
			isPermanent: true,
			advice:
				'n8n blocked the request because the host has a private address (N8N_SSRF_PROTECTION_ENABLED). Add the name of the host to N8N_SSRF_ALLOWED_HOSTNAMES of n8n, or its address to N8N_SSRF_ALLOWED_IP_RANGES, and restart n8n',
		};
	}
	if (says(BLOCKED_NAME)) {
		return {
			isPermanent: true,
			advice:
				'n8n blocked the request because of N8N_SSRF_BLOCKED_HOSTNAMES. Remove the name of the host there, or add it to N8N_SSRF_ALLOWED_HOSTNAMES, and restart n8n',
		};
	}
	const code = causes.map(codeOf).find((candidate) => candidate !== undefined);
	const advice = code === undefined ? undefined : ADVICE[code];
	return advice === undefined ? undefined : { advice, isPermanent: false };
}

function untrusted(reason: string): string {
	return `n8n does not trust the TLS certificate of the host, which ${reason}. Set NODE_EXTRA_CA_CERTS of n8n to the certificate of its authority`;
}

function codeOf(error: Error): string | undefined {
	return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
