import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject } from 'n8n-workflow';
import { checkName, readNamingRules } from '../../../../protocol/aps/namingStandard';
import type { NamingRules } from '../../../../protocol/aps/namingStandard';
import { docsProjectId } from '../../../fields/docsProject';
import { folder, folderId } from '../../../fields/folder';
import { hubForLists } from '../../../fields/hub';
import { projectOrLink } from '../../../fields/project';
import {
	NAMING_STANDARD_PATH,
	readStandard,
	standardsOfFolder,
} from '../../../namingStandards/readStandards';
import { defineOperation } from '../../../operations/operation';
import type { OperationRun } from '../../../operations/operation';
import { defineParameter } from '../../../parameters/parameter';
import { read } from '../../../parameters/read';
import { valueOf } from '../../../parameters/values';
import { namingStandardId } from '../namingStandard/namingStandardId';
import { delimiter, parts } from './namingRules';

const checkedName = defineParameter({
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. PROJ-ARC-ZZ-01-DR-A-0001.pdf',
	description: 'Name of the file. Its extension does not count.',
	read: read.requiredText(255),
});

const checkAgainst = defineParameter({
	displayName: 'Check Against',
	name: 'checkAgainst',
	type: 'options',
	default: 'folder',
	options: [
		{
			name: 'Naming Standard of Folder',
			value: 'folder',
			description: 'The one that applies to a folder in ACC or BIM 360',
		},
		{
			name: 'Naming Standard by ID',
			value: 'id',
			description: 'One of the naming standards of a project',
		},
		{
			name: 'Own Rules',
			value: 'rules',
			description: 'Parts that you describe here. Autodesk is not asked.',
		},
	],
	description: 'The rules for the name',
	read: read.choice,
});

const show = (...against: string[]) => ({ show: { checkAgainst: against } });

export const checkNameOperation = defineOperation({
	name: 'Check Name',
	value: 'checkName',
	summary: 'Check name of file',
	description:
		'Compare a file name with a naming standard, or with rules of your own, before or after it is uploaded. Returns what is wrong with each part.',
	endpoint: `GET ${NAMING_STANDARD_PATH}`,
	scopes: ['data:read'],
	access: ['3L', 'SSA', '2L', '2L+user'],
	fields: [
		checkedName,
		checkAgainst,
		{ ...hubForLists, displayOptions: show('folder', 'id') },
		{ ...projectOrLink, displayOptions: show('folder', 'id') },
		{ ...folder, displayOptions: show('folder') },
		{ ...namingStandardId, displayOptions: show('id') },
		{ ...delimiter, displayOptions: show('rules') },
		{ ...parts, displayOptions: show('rules') },
	],
	example: {
		name: 'PROJ-ABC-0001.pdf',
		conforms: false,
		problems: ['Originator "ABC" is none of ARC, STR'],
		parts: [
			{ part: 'Project', value: 'PROJ', problem: null },
			{ part: 'Originator', value: 'ABC', problem: '"ABC" is none of ARC, STR' },
			{ part: 'Number', value: '0001', problem: null },
		],
		namingStandard: 'Default - ISO 19650',
		namingStandardId: '68097e38-bcae-4fb6-9da2-89eca69bccc8',
	},
	async execute(run) {
		const name = valueOf(run, checkedName);
		const { rules, standard } = await rulesOf(run);
		const checked = checkName(name, rules);
		return {
			name,
			conforms: checked.problems.length === 0,
			problems: checked.problems,
			parts: checked.parts.map((part) => ({ ...part })),
			namingStandard: standard?.name ?? null,
			namingStandardId: standard?.id ?? null,
		};
	},
});

interface ChosenRules {
	rules: NamingRules;
	/** Whose rules they are; undefined for own ones. */
	standard?: IDataObject;
}

/** @throws NodeOperationError if the folder has no naming standard */
async function rulesOf(run: OperationRun): Promise<ChosenRules> {
	const against = valueOf(run, checkAgainst);
	if (against === 'rules') {
		return { rules: { delimiter: valueOf(run, delimiter), parts: valueOf(run, parts) } };
	}
	const projectId = docsProjectId(run);
	const [standard] =
		against === 'id'
			? [await readStandard(run, projectId, valueOf(run, namingStandardId))]
			: await standardsOfFolder(run, { projectId, folderId: folderId(run) });
	const rules = readNamingRules(standard?.definition);
	if (rules !== undefined) return { rules, standard };
	throw new NodeOperationError(
		run.ctx.getNode(),
		standard === undefined
			? 'The folder has no naming standard'
			: `The naming standard "${String(standard.name)}" has no parts`,
		{
			itemIndex: run.itemIndex,
			description: 'Choose another folder, or describe the parts under Check Against > Own Rules',
		},
	);
}
