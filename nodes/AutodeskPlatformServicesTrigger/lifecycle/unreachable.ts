import { NodeOperationError } from 'n8n-workflow';
import { isPrivateHost } from '../../../protocol/http/privateHost';
import type { Access } from '../../apsClient/access';
import type { Endpoint } from './endpoint';
import type { TriggerHost } from './host';

/**
 * Why Autodesk cannot reach the endpoint. Check this before registering anything, because Autodesk
 * accepts such a URL and then never calls it.
 *
 * @returns undefined if no problem is known
 */
export function unreachable(
	host: TriggerHost,
	{ delivery, callbackUrl }: Endpoint,
	access: Access,
): NodeOperationError | undefined {
	const { origin, hostname } = new URL(callbackUrl);
	if (delivery === 'direct' && host.isTest && origin !== host.webhookOrigin) {
		return editorsAddress(host, origin);
	}
	// A simulator of Autodesk in this network can reach this network.
	const isReachable = !isPrivateHost(hostname) || isPrivateHost(new URL(access.baseUrl).hostname);
	if (isReachable) return undefined;
	return new NodeOperationError(host.node, `Autodesk cannot reach ${origin}`, {
		description:
			delivery === 'direct'
				? 'Set N8N_WEBHOOK_URL of n8n (WEBHOOK_URL in older versions) to an address that is reachable from the internet (for a trial, a tunnel), or choose delivery through the worker'
				: 'Set PUBLIC_URL of the worker to an address that is reachable from the internet (for a trial, a tunnel)',
	});
}

/**
 * Since n8n has N8N_WEBHOOK_URL, WEBHOOK_URL sets the address of published workflows only, and n8n listens
 * for test events at N8N_EDITOR_BASE_URL (`UrlService` in 2.41). Whoever separates the two usually keeps the
 * editor's address from the internet.
 */
function editorsAddress(
	{ node, webhookOrigin }: TriggerHost,
	testOrigin: string,
): NodeOperationError {
	return new NodeOperationError(
		node,
		`n8n listens for test events at ${testOrigin}, not at ${webhookOrigin}`,
		{
			description: `That is the address of the editor, which Autodesk usually cannot reach. Set N8N_WEBHOOK_URL to ${webhookOrigin}/ and restart n8n: it applies to test events as well, while WEBHOOK_URL does not. Or publish the workflow, which uses ${webhookOrigin}`,
		},
	);
}
