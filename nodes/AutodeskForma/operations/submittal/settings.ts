import { SUBMITTAL_SETTINGS } from '../../../apsLists/submittalSettings';
import type { SubmittalSetting } from '../../../apsLists/submittalSettings';
import { constructionProjectId } from '../../../fields/constructionProject';
import { resourceLocator } from '../../../fields/locator';
import { LookUp } from '../../../lookUp/lookUp';
import { submittalSettingsIn, submittalSettingsOf } from '../../../lookUp/submittals';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { InvalidValue } from '../../../values/invalidValue';

function settingLocator(
	setting: SubmittalSetting,
	displayName: string,
	search: string,
	example: string,
	description: string,
) {
	return defineParameter({
		...resourceLocator({
			displayName,
			name: `submittal${displayName.replace(' ', '')}`,
			description,
			search,
			dependsOn: ['project'],
			idPlaceholder: 'e.g. 62d6f245-b470-4af4-802b-4cb94b5dead1',
			lookUp: new LookUp('By Name', `e.g. ${example}`, (run) =>
				submittalSettingsOf(run, constructionProjectId(run), setting),
			),
		}),
		body: `${setting}Id`,
		query: `filter[${setting}Id]`,
		read: read.guid,
	});
}

export const spec = settingLocator(
	'spec',
	'Spec Section',
	'searchSubmittalSpecs',
	'095300',
	'The spec section that the submittal belongs to, by number or title',
);

export const type = settingLocator(
	'type',
	'Type',
	'searchSubmittalTypes',
	'Shop Drawings',
	'Type of the submittal',
);

export const submittalPackage = settingLocator(
	'package',
	'Package',
	'searchSubmittalPackages',
	'Ceilings',
	'The package that the submittal belongs to',
);

export const response = settingLocator(
	'response',
	'Response',
	'searchSubmittalResponses',
	'Approved',
	'The final response, which closing the submittal needs',
);

/** @throws InvalidValue if the project has no such type or response, or does not use it any more */
export async function checkActive(
	run: OperationRun,
	projectId: string,
	setting: 'type' | 'response',
	field: string,
	id: string,
): Promise<void> {
	const rows = await submittalSettingsIn(run, projectId, setting);
	if (rows.some((row) => row.id === id && row.isActive !== false)) return;
	const { thing, names } = SUBMITTAL_SETTINGS[setting];
	const active = rows.filter(({ isActive }) => isActive !== false).map((row) => names(row)[0]);
	const choices = active.length === 0 ? '' : `. There are: ${active.slice(0, 10).join(', ')}`;
	throw new InvalidValue(field, `the project has no ${thing} with the ID ${id}${choices}`);
}
