import { people, rfiTypes } from '../../../recordNames/sources';
import type { NamedRecord } from '../../../recordNames/withNames';
import { rfiAssignees, simplifyRfi } from '../../../records/rfi';

/** What a simplified RFI is made of. */
export const rfiRecord: NamedRecord = {
	names: {
		assigneeNames: { source: people, id: rfiAssignees },
		createdBy: { source: people, id: ({ createdBy }) => createdBy },
		typeName: { source: rfiTypes, id: ({ rfiTypeId }) => rfiTypeId },
	},
	shorten: simplifyRfi,
};
