import { Workflow } from 'n8n-workflow';
import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
	INode,
	INodeParameters,
	INodeTypes,
} from 'n8n-workflow';

const node: INode = {
	id: 'request',
	name: 'Request',
	type: 'request',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const nodeTypes = {
	getByNameAndVersion: () => ({
		description: { name: 'request', properties: [], inputs: [], outputs: [] },
	}),
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** Applies a credential's declarative authentication, with expressions evaluated by n8n's own engine. */
export function applyGenericAuthentication(
	{ properties }: IAuthenticateGeneric,
	$credentials: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const resolve = (values: IDataObject | undefined): IDataObject =>
		workflow.expression.getComplexParameterValue(
			node,
			(values ?? {}) as INodeParameters,
			'internal',
			{ $credentials },
		) as IDataObject;
	return {
		...options,
		headers: { ...options.headers, ...resolve(properties.headers) },
		qs: { ...options.qs, ...resolve(properties.qs) },
	};
}
