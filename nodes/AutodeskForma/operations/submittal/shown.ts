import { people, submittalPackages, submittalTypes } from '../../../recordNames/sources';
import type { NamedRecord } from '../../../recordNames/withNames';
import { simplifySubmittal } from '../../../records/submittal';

/** What a simplified submittal is made of. */
export const submittalRecord: NamedRecord = {
	names: {
		assigneeNames: { source: people, id: ({ ballInCourtUsers }) => ballInCourtUsers ?? [] },
		createdBy: { source: people, id: ({ createdBy }) => createdBy },
		managerName: { source: people, id: ({ manager }) => manager },
		packageName: { source: submittalPackages, id: ({ packageId }) => packageId },
		typeName: { source: submittalTypes, id: ({ typeId }) => typeId },
	},
	shorten: simplifySubmittal,
};
