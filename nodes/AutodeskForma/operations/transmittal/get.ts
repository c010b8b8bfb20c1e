import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { simplifyTransmittal, transmittalExample } from '../../../records/transmittal';
import { transmittal, transmittalAdvice, transmittalId } from './transmittalField';

export const get = defineOperation({
	action: 'Get Transmittal',
	name: 'Get',
	value: 'get',
	summary: 'Get transmittal',
	description: 'Retrieve one transmittal with its message, status and recipients',
	endpoint: 'GET /construction/transmittals/v1/projects/{projectId}/transmittals/{transmittalId}',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [...constructionProject, transmittal, simplify],
	advice: transmittalAdvice,
	example: transmittalExample,
	async execute(run) {
		const path = run.path({
			projectId: constructionProjectId(run),
			transmittalId: transmittalId(run),
		});
		return simplified(run, await run.aps.record({ path }, 'id'), simplifyTransmittal);
	},
});
