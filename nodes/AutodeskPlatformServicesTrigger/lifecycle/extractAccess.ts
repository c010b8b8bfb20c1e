import { NodeOperationError } from 'n8n-workflow';
import { ACCESS_KINDS } from '../../apsClient/access';
import type { TriggerHost } from './host';

/**
 * Rejects a credential that data extracts cannot be received with: Autodesk shows them only to the user who
 * created them, and the secret in the URL is derived from that of the app.
 *
 * @throws NodeOperationError
 */
export async function rejectWithoutExtractAccess(host: TriggerHost): Promise<void> {
	const { tokenKind, clientSecret } = await host.extractCredential();
	if (tokenKind === '2L') {
		const suitable = ACCESS_KINDS.filter((kind) => kind.tokenKind !== '2L');
		throw new NodeOperationError(host.node, 'Autodesk shows data extracts to users only', {
			description: `Choose a credential of the kind ${suitable.map(({ label }) => label).join(' or ')}: that of the user who creates the data extracts`,
		});
	}
	if (clientSecret !== undefined) return;
	throw new NodeOperationError(host.node, 'Data extracts need an app with a client secret', {
		description:
			'The URL that Autodesk calls is protected by a secret derived from it. Choose a credential of such an app',
	});
}
