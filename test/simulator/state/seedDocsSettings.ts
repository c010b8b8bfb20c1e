import type { State } from './state';
import { CUSTOM_ATTRIBUTES, FOLDERS, NAMING_STANDARD, PROJECTS, SEEDED_AT } from './world';

/** What the files of the project Tower A have beyond their content: attributes, and rules for names. */
export function seedDocsSettings(state: State): void {
	const projectId = PROJECTS.tower.id;
	for (const { id, name, type, values } of Object.values(CUSTOM_ATTRIBUTES)) {
		state.customAttributes.push({
			id,
			projectId,
			folderId: FOLDERS.towerProjectFiles,
			name,
			type,
			arrayValues: values && [...values],
			createdAt: SEEDED_AT,
		});
	}
	const { id, name, folderId } = NAMING_STANDARD;
	const length = { minLength: 2, maxLength: 6 };
	state.namingStandards.push({
		id,
		projectId,
		folderId,
		name,
		definition: {
			delimiter: '-',
			fields: [
				{ attributeId: 333_879, name: 'Project', type: 'ALPHANUMERIC', optional: false, ...length },
				{
					attributeId: 333_880,
					name: 'Originator',
					type: 'ARRAY',
					optional: false,
					options: ['ARC', 'STR'].map((value) => ({ value, description: '' })),
				},
				{ attributeId: 333_881, name: 'Number', type: 'NUMERIC', optional: false, ...length },
			],
			metadata: [{ attributeId: 333_886, name: 'Status', type: 'ALPHANUMERIC', optional: true }],
		},
	});
}
