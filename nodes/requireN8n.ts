import { NodeConnectionTypes } from 'n8n-workflow';

/**
 * Refuses a version of n8n that is too old, before a node uses what it lacks: n8n would report "Class could
 * not be found" or "Cannot read properties of undefined". `NodeConnectionTypes` came with n8n-workflow
 * 1.83.0, which is the newest thing that the nodes use as they load.
 */
function requireN8n(types: object | undefined): void {
	if (types !== undefined) return;
	throw new Error(
		'n8n-nodes-autodesk-platform-services needs n8n 1.88 or newer (n8n-workflow 1.83.0 or newer). Update n8n, or remove this package',
	);
}

requireN8n(NodeConnectionTypes);
