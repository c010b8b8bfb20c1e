import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { afterEach, beforeEach } from 'vitest';
import { FOLDERS, HUBS, PROJECTS } from '../../simulator';
import type { Simulator } from '../../simulator';
import type { Folder } from '../../simulator/state/documents';
import { childFolders, itemsIn } from '../../simulator/state/folderTree';
import { credentialsAt } from '../operationsAt';
import { byId, runOperation } from '../runOperation';
import { removeStoredFiles } from '../storedFile';
import { growFile, growFolder } from './grownTree';

/** Where the template is. */
export const TEMPLATE_PROJECT = { hub: byId(HUBS.us.id), project: byId(PROJECTS.tower.guid) };

/** Parameters for a destination in the same project, and in another one. */
export const TO_MODELS: INodeParameters = { destinationFolder: byId(FOLDERS.towerModels) };
export const TO_BRIDGE: INodeParameters = {
	destinationProject: byId(PROJECTS.bridge.id),
	destinationFolder: byId(FOLDERS.bridgeProjectFiles),
};

/** Paths in the project of the folders and files of the template. */
export const PLANS = 'Project Files/Template/Plans';
export const OLD = `${PLANS}/Old`;
/** Decomposed, as macOS writes it. */
export const SOUTH = 'Project Files/Template/Su\u0308d';
export const FILE_A = `${PLANS}/a.pdf`;
export const FILE_B = `${OLD}/b.pdf`;

/** For tests that copy a small tree in the simulator: `Template/` with `Plans/a.pdf`, `Plans/Old/b.pdf` and `Süd/`. */
export function templateTree(simulator: () => Simulator) {
	const tree: Record<'template' | 'plans' | 'old', Folder> = Object.create(null);
	beforeEach(() => {
		tree.template = growFolder(simulator(), 'Template');
		tree.plans = growFolder(simulator(), 'Plans', tree.template.id);
		tree.old = growFolder(simulator(), 'Old', tree.plans.id);
		growFolder(simulator(), 'Su\u0308d', tree.template.id);
		growFile(simulator(), tree.plans.id, 'a.pdf', 'A');
		growFile(simulator(), tree.old.id, 'b.pdf', 'B');
	});
	afterEach(removeStoredFiles);

	/** Folder: Copy Tree as the app. @returns also the error and the hints */
	const runCopy = async (parameters: INodeParameters, onStart?: (stop: () => void) => void) =>
		await runOperation(
			'folder.copyTree',
			{ ...TEMPLATE_PROJECT, folder: byId(tree.template.id), ...parameters },
			{ as: 'twoLegged', credentials: credentialsAt(simulator(), 'app'), onStart },
		);

	return {
		tree,
		runCopy,

		/** @throws the error that stops the node */
		async copy(parameters: INodeParameters): Promise<IDataObject[]> {
			const { records, error } = await runCopy(parameters);
			if (error) throw Object.assign(new Error(error.message), { details: error.description });
			return records;
		},

		/** What is below a folder, as paths. */
		pathsBelow: (folderId: string) => pathsBelow(simulator(), folderId, ''),

		/** The calls that have created something. */
		creations: () =>
			simulator().journal.entries.filter(
				({ method, status }) => method === 'POST' && status === 201,
			),
	};
}

/** What became of each folder and file, by its path in the source. */
export function outcomesOf(lines: readonly IDataObject[]): IDataObject {
	return Object.fromEntries(lines.map(({ sourcePath, outcome }) => [sourcePath, outcome]));
}

function pathsBelow(simulator: Simulator, folderId: string, path: string): string[] {
	const { state } = simulator;
	return [
		...itemsIn(state, folderId).map(({ displayName }) => `${path}${displayName}`),
		...childFolders(state, folderId).flatMap(({ id, name }) => [
			`${path}${name}/`,
			...pathsBelow(simulator, id, `${path}${name}/`),
		]),
	].sort();
}
