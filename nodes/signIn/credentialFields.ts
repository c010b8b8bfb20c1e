import type { INodeProperties } from 'n8n-workflow';
import { AUTODESK_URL } from '../../protocol/aps/services';

/** Every URL starts with this one, including the token URL. Hidden: only tests and proxies change it. */
export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'hidden',
	default: AUTODESK_URL,
};

export const accessTokenUrlField: INodeProperties = {
	displayName: 'Access Token URL',
	name: 'accessTokenUrl',
	type: 'hidden',
	default: '={{ $self["baseUrl"] }}/authentication/v2/token',
};

/** Read by `ownerSecret` of the trigger node. */
export const webhookSecretField: INodeProperties = {
	displayName: 'Webhook Secret',
	name: 'webhookSecret',
	type: 'string',
	typeOptions: { password: true },
	default: '',
	description:
		'Leave empty unless another program has set a secret for all webhooks of this app or user. The trigger then accepts that secret, too, until the secret it creates itself takes effect.',
};
