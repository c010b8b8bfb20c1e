import { isGuid, toAdminId, toDataManagementId } from '../../../../protocol/aps/ids';
import { MOST_EXTRACT_PROJECTS } from '../../../../protocol/aps/dataExtractRules';
import { parseWebLink } from '../../../../protocol/aps/webLink';
import { accountId } from '../../../fields/account';
import { hubProjectsOf } from '../../../lookUp/hubProjects';
import { idOfTheOne } from '../../../lookUp/theOne';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import type { ApsRun } from '../../../parameters/run';
import { valueOf } from '../../../parameters/values';
import { InvalidValue } from '../../../values/invalidValue';
import { longTextList } from '../../../values/textList';

export const covered = defineParameter({
	displayName: 'Projects',
	name: 'covered',
	type: 'options',
	default: 'selected',
	options: [
		{
			name: 'All Projects',
			value: 'all',
			description: 'Needs the Executive Overview permission in the account',
		},
		{ name: 'Selected Projects', value: 'selected' },
	],
	description: 'Which projects to extract data from',
	read: read.choice,
});

export const projects = defineParameter({
	displayName: 'Project Names or IDs',
	name: 'projects',
	type: 'string',
	typeOptions: { rows: 2 },
	required: true,
	default: '',
	placeholder: 'e.g. Tower A',
	displayOptions: { show: { covered: ['selected'] } },
	description: `Names, IDs or links of projects, separated by commas, semicolons or new lines, or as a list, at most ${MOST_EXTRACT_PROJECTS}. Names need the scope data:read.`,
	read(entered, { displayName }) {
		const texts = Array.isArray(entered)
			? entered.map((entry) => String(entry).trim()).filter((entry) => entry !== '')
			: longTextList(entered);
		if (texts.length === 0) throw new InvalidValue(displayName, 'enter at least one');
		if (texts.length > MOST_EXTRACT_PROJECTS) {
			throw new InvalidValue(
				displayName,
				`Autodesk takes at most ${MOST_EXTRACT_PROJECTS} projects, not ${texts.length}`,
			);
		}
		return texts;
	},
});

/**
 * The IDs of the chosen projects, each once; undefined for all.
 *
 * @throws InvalidValue before any call, and for a name that belongs to no active project or to several
 */
export async function chosenProjects(run: ApsRun): Promise<string[] | undefined> {
	if (valueOf(run, covered) === 'all') return undefined;
	const entries = valueOf(run, projects);
	const list = hubProjectsOf(run.aps, toDataManagementId(accountId(run)));
	const ids: string[] = [];
	for (const entry of entries) {
		const id = toAdminId(parseWebLink(entry)?.project ?? entry);
		ids.push(
			isGuid(id)
				? id
				: toAdminId(await idOfTheOne(run.directories, list, projects.displayName, entry)),
		);
	}
	return [...new Set(ids)];
}
