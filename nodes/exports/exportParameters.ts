import { defineParameter } from '../parameters/parameter';
import { read } from '../parameters/read';

/** The export to go on with. @param createdBy the operation that returns the ID, e.g. `Export > Create` */
export function exportIdField(createdBy: string) {
	return defineParameter({
		displayName: 'Export ID',
		name: 'exportId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 5b4bb914-c123-4f10-87e3-579ef934aaf9',
		description: `ID of the export, which ${createdBy} returns`,
		read: read.requiredText(100),
	});
}

export const download = defineParameter({
	displayName: 'Download',
	name: 'download',
	type: 'boolean',
	default: true,
	description: 'Whether to download the exported file once the export is finished',
	read: (entered, parameter, run) => read.boolean(entered, parameter, run) ?? true,
});
