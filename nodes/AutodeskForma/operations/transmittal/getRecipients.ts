import { objectsIn } from '../../../../protocol/json';
import { recordWith } from '../../../apsClient/readAnswer';
import { constructionProject, constructionProjectId } from '../../../fields/constructionProject';
import { simplified, simplify } from '../../../fields/simplify';
import { defineOperation } from '../../../operations/operation';
import { recipientExample, simplifyRecipient } from '../../../records/transmittal';
import { transmittal, transmittalAdvice, transmittalId } from './transmittalField';

export const getRecipients = defineOperation({
	action: 'List Transmittal Recipients',
	name: 'Get Recipients',
	value: 'getRecipients',
	summary: 'Get recipients of transmittal',
	description:
		'Retrieve the people who received a transmittal, also those outside the project, and when they viewed and downloaded it. There are none while the transmittal is being sent.',
	endpoint:
		'GET /construction/transmittals/v1/projects/{projectId}/transmittals/{transmittalId}/recipients',
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L+user'],
	fields: [...constructionProject, transmittal, simplify],
	advice: transmittalAdvice,
	example: recipientExample,
	async execute(run) {
		const path = run.path({
			projectId: constructionProjectId(run),
			transmittalId: transmittalId(run),
		});
		const { recipients, externalMembers } = await run.aps.read({ path }, recordWith('recipients'));
		return [
			...objectsIn(recipients).map((row) =>
				simplified(run, row, (each) => simplifyRecipient(each, false)),
			),
			...objectsIn(externalMembers).map((row) =>
				simplified(run, row, (each) => simplifyRecipient(each, true)),
			),
		];
	},
});
