import { FOLDERS, ITEMS, PROJECTS, SEEDED_AT, USERS } from './world';
import { addTextVersion } from './addTextVersion';
import { addFolder, addItem } from './folderTree';
import type { State } from './state';
import { asActor } from './trace';

const KIM = asActor(USERS.kim);
const DAY_MS = 24 * 3600_000;

/** The folders below each project's root: [project, parent, name, id]. */
const TREE: ReadonlyArray<[keyof typeof PROJECTS, string | undefined, string, string]> = [
	['tower', undefined, 'Project Files', FOLDERS.towerProjectFiles],
	['tower', undefined, 'Photos', 'urn:adsk.wipprod:fs.folder:co.SimTowerPhotos0000001'],
	['tower', FOLDERS.towerProjectFiles, 'Models', FOLDERS.towerModels],
	['tower', FOLDERS.towerModels, 'Architecture', FOLDERS.towerArchitecture],
	['tower', FOLDERS.towerProjectFiles, 'Drawings', FOLDERS.towerDrawings],
	['library', undefined, 'Plans', FOLDERS.libraryPlans],
	['library', undefined, 'Project Files', FOLDERS.libraryProjectFiles],
	['bridge', undefined, 'Project Files', FOLDERS.bridgeProjectFiles],
	['plant', undefined, 'Project Files', FOLDERS.plantProjectFiles],
	['robot', undefined, 'Designs', FOLDERS.robotFiles],
];

export function seedDocuments(state: State): void {
	for (const project of state.projects.values()) {
		const name = `${project.guid}-root-folder`;
		addFolder(state, { project, name, actor: KIM, id: project.rootFolderId, time: SEEDED_AT });
	}
	for (const [key, parent, name, id] of TREE) {
		const project = state.projects.get(PROJECTS[key].id)!;
		const parentId = parent ?? project.rootFolderId;
		addFolder(state, { project, parentId, name, actor: KIM, id, time: SEEDED_AT });
	}
	for (const item of Object.values(ITEMS)) seedItem(state, item);
	state.items.get(ITEMS.deleted.id)!.hidden = true;
}

/** One version per day, each with its own downloadable content. */
function seedItem(state: State, seeded: (typeof ITEMS)[keyof typeof ITEMS]): void {
	const project = state.projects.get(state.folders.get(seeded.folderId)!.projectId)!;
	const item = addItem(state, { ...seeded, project, actor: KIM, time: SEEDED_AT });
	for (let number = 1; number <= seeded.versions; number++) {
		const time = new Date(Date.parse(SEEDED_AT) + number * DAY_MS).toISOString();
		addTextVersion(state, { item, actor: KIM, time });
	}
}
