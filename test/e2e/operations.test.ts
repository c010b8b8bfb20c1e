import { beforeAll, describe, expect, it } from 'vitest';
import { ACTION_NODES } from '../../scripts/actionNodes';
import { accountOperations } from './operations/accounts';
import { assetOperations } from './operations/assets';
import { dataExtractOperations } from './operations/dataExtracts';
import { documentOperations } from './operations/documents';
import { fileOperations } from './operations/files';
import { formOperations } from './operations/forms';
import { issueOperations } from './operations/issues';
import { modelOperations } from './operations/models';
import { reviewOperations } from './operations/reviews';
import { storageOperations } from './operations/storage';
import { webhookOperations } from './operations/webhooks';
import { enterStage } from './operations/stage';
import type { Stage } from './operations/stage';

const ACTION_NODE_TYPES = ACTION_NODES.map(
	({ type }) => `n8n-nodes-autodesk-platform-services.${type.description.name}`,
);

/** Options that n8n itself adds to the lists of a node. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

// One file, because the last test asks whether the others have run every operation.
describe('operations in n8n', () => {
	let stage: Stage;
	beforeAll(async () => {
		stage = await enterStage();
	});

	documentOperations(() => stage);
	fileOperations(() => stage);
	modelOperations(() => stage);
	storageOperations(() => stage);
	webhookOperations(() => stage);
	accountOperations(() => stage);
	issueOperations(() => stage);
	formOperations(() => stage);
	assetOperations(() => stage);
	reviewOperations(() => stage);
	dataExtractOperations(() => stage);

	it('include every operation of the node', async () => {
		const { here, steps } = stage;
		const nodes = (await here.n8n.nodeTypes()).filter(({ name }) =>
			ACTION_NODE_TYPES.includes(name),
		);
		expect(nodes).toHaveLength(ACTION_NODE_TYPES.length);
		const offered = nodes
			.flatMap(({ properties }) => properties)
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				options.map(({ value }) => `${String(displayOptions?.show?.resource)}.${String(value)}`),
			)
			.filter((operation) => !operation.endsWith(CUSTOM_API_CALL));
		expect(offered.length).toBeGreaterThanOrEqual(51);
		expect(offered.filter((operation) => !steps.done.has(operation))).toEqual([]);
	});
});
