import type { IAuthenticateRuleResponseCode } from 'n8n-workflow';
import { advice, headline } from './explanation';

/**
 * A rule for the test of the worker's credential, which then shows the message of the nodes.
 *
 * @param value HTTP status of the worker's answer
 * @param remedy what to do, without final period
 */
export function statusRule(value: number, remedy = advice(value)): IAuthenticateRuleResponseCode {
	const message = [headline(value, ''), remedy].filter(Boolean).join('. ');
	return { type: 'responseCode', properties: { value, message } };
}
