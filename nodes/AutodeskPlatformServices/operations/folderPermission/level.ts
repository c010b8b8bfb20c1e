import type { INodePropertyOptions } from 'n8n-workflow';
import type { PermissionLevel } from '../../../../protocol/aps/folderPermission';
import { defineParameter } from '../../../parameters/parameter';
import { InvalidValue } from '../../../values/invalidValue';

const LEVELS: ReadonlyArray<INodePropertyOptions & { value: PermissionLevel }> = [
	{
		name: 'Full Control (Manage)',
		value: 'manage',
		description: 'Everything, and give permissions to others',
	},
	{
		name: 'Upload Only (BIM 360)',
		value: 'uploadOnly',
		description: 'Upload files without seeing those of others. BIM 360 projects only.',
	},
	{ name: 'View Only', value: 'viewOnly', description: 'See files in the browser' },
	{ name: 'View/Download', value: 'viewDownload', description: 'See and download files' },
	{
		name: 'View/Download/Publish Markups',
		value: 'publishMarkups',
		description: 'See and download files, publish markups. ACC projects only.',
	},
	{
		name: 'View/Download/Publish Markups/Upload',
		value: 'upload',
		description: 'See, mark up, download and upload files',
	},
	{
		name: 'View/Download/Publish Markups/Upload/Edit',
		value: 'edit',
		description: 'Also rename, move and delete files, and edit attributes',
	},
];

/** The name of a level, as in the interface. */
export function nameOfLevel(level: PermissionLevel): string {
	return LEVELS.find(({ value }) => value === level)?.name ?? level;
}

/** What else people write for a level. */
const OTHER_NAMES: Readonly<Partial<Record<PermissionLevel, readonly string[]>>> = {
	manage: ['Full Control', 'Full Controller'],
	uploadOnly: ['Upload Only'],
	viewOnly: ['View'],
};

/** Takes the value or the name of a level as people write it in spreadsheets: `View + Download`, `full control`. */
export const level = defineParameter({
	displayName: 'Level',
	name: 'level',
	type: 'options',
	default: 'viewDownload',
	options: [...LEVELS],
	description:
		'What the subject may do in the folder and the folders below it, as in the folder permissions of ACC and BIM 360',
	read(entered, { displayName }) {
		const wanted = lettersOf(String(entered ?? ''));
		const found = LEVELS.find(({ name, value }) =>
			[name, value, ...(OTHER_NAMES[value] ?? [])].some((text) => lettersOf(text) === wanted),
		);
		if (found !== undefined) return found.value;
		const values = LEVELS.map(({ value }) => value).join(', ');
		throw new InvalidValue(displayName, `"${String(entered ?? '')}" is none of ${values}`);
	},
});

function lettersOf(text: string): string {
	return text.toLowerCase().replace(/[^a-z]/g, '');
}
