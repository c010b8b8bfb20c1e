import { NodeHelpers, Workflow } from 'n8n-workflow';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	INode,
	INodeParameters,
	INodeTypes,
} from 'n8n-workflow';

const node: INode = {
	id: 'credential',
	name: 'Credential',
	type: 'credential',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const nodeTypes = {
	getByNameAndVersion: () => ({
		description: { name: 'credential', properties: [], inputs: [], outputs: [] },
	}),
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/**
 * Resolves the values that a user enters, as n8n does: adds defaults, and expressions such as the hidden
 * `scope` and the URLs based on `baseUrl` are evaluated by n8n's own engine.
 */
export function resolveCredential(
	type: ICredentialType,
	entered: ICredentialDataDecryptedObject,
): ICredentialDataDecryptedObject {
	const filled = NodeHelpers.getNodeParameters(
		type.properties,
		entered as INodeParameters,
		true,
		false,
		null,
		null,
	);
	const values = { ...entered, ...filled } as INodeParameters;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return workflow.expression.getComplexParameterValue(
		node,
		values,
		'internal',
		{},
		undefined,
		undefined,
		values,
	) as ICredentialDataDecryptedObject;
}
