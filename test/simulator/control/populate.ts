import { randomUUID } from 'node:crypto';
import type { Simulation } from '../simulation/simulation';
import { addProject } from '../state/addProject';
import { addTextVersion } from '../state/addTextVersion';
import type { Hub, Project } from '../state/documents';
import { addFolder, addItem, projectOfFolder } from '../state/folderTree';
import { addAccountUser, addProjectUser } from '../state/membership';
import { addRecord } from '../state/addRecord';
import type { State } from '../state/state';
import { ISSUE_TYPES } from '../state/issueSettings';
import { addIssue } from '../state/issues';
import { asActor } from '../state/trace';
import { FOLDERS, HUBS, PROJECTS, USERS } from '../state/world';

export interface Population {
	/** Further account users of the hub. */
	accountUsers?: number;
	/** Further projects of the hub, each with a folder Project Files; Kim is their admin. */
	projects?: number;
	/** Further files of the folder, one version each. */
	files?: number;
	/** A tree of folders below the folder: each holds up to ten others. */
	folders?: number;
	/** Files in each of these folders, one version each. */
	filesPerFolder?: number;
	/** Further published issues of the project Tower A. */
	issues?: number;
	/** Further assets, RFIs, submittal items and forms of the project. */
	assets?: number;
	rfis?: number;
	submittals?: number;
	forms?: number;
	/** Default: Tower A. */
	projectId?: string;
	/** Default: the account in the US. */
	hubId?: string;
	/** Default: Project Files of the project Tower A. */
	folderId?: string;
}

const KIM = asActor(USERS.kim);

/**
 * Makes the world larger, without calling anybody back.
 *
 * @throws RangeError for an unknown hub or folder
 */
export function populate({ state }: Simulation, population: Population): void {
	const { hubId = HUBS.us.id, folderId = FOLDERS.towerProjectFiles } = population;
	const hub = state.hubs.get(hubId);
	if (!hub) throw new RangeError(`There is no hub ${hubId}`);
	for (const number of numbers(population.accountUsers)) addNumberedUser(state, hub, number);
	for (const number of numbers(population.projects)) addNumberedProject(state, hub, number);
	for (const number of numbers(population.issues)) addNumberedIssue(state, number);
	const { projectId = PROJECTS.tower.id } = population;
	for (const kind of ['assets', 'rfis', 'submittals', 'forms'] as const) {
		numbers(population[kind]).forEach(() => addRecord(state, kind, projectId));
	}
	for (const number of numbers(population.files)) addNumberedFile(state, folderId, number);
	const parents = [folderId];
	for (const [index, number] of numbers(population.folders).entries()) {
		const id = addNumberedFolder(state, parents[Math.floor(index / FOLDERS_PER_FOLDER)], number);
		for (const file of numbers(population.filesPerFolder)) addNumberedFile(state, id, file);
		parents.push(id);
	}
}

const FOLDERS_PER_FOLDER = 10;

/** `00001`, `00002`, … so that names sort as they were made. */
function numbers(count = 0): string[] {
	return Array.from({ length: count }, (_, index) => String(index + 1).padStart(5, '0'));
}

function addNumberedUser(state: State, hub: Hub, number: string): void {
	addAccountUser(state, hub, {
		id: randomUUID(),
		autodeskId: `SIMUSER${number}`,
		email: `user-${number}@example.com`,
		firstName: 'User',
		lastName: number,
	});
}

function addNumberedProject(state: State, hub: Hub, number: string): void {
	const name = `Project ${number}`;
	const details = { type: 'Office', classification: 'production', products: [] };
	const project = addProject(state, { hub, name, status: 'active', details, actor: KIM });
	addProjectUser(state, project, USERS.kim, { projectAdmin: true });
}

/** @returns its ID */
function addNumberedFolder(state: State, parentId: string, number: string): string {
	const project = projectHolding(state, parentId);
	return addFolder(state, { project, parentId, name: `Folder ${number}`, actor: KIM }).id;
}

function addNumberedFile(state: State, folderId: string, number: string): void {
	const project = projectHolding(state, folderId);
	const item = addItem(state, { project, folderId, name: `file-${number}.dwg`, actor: KIM });
	addTextVersion(state, { item, actor: KIM });
}

/** @throws RangeError for an unknown folder */
function projectHolding(state: State, folderId: string): Project {
	const project = projectOfFolder(state, folderId);
	if (!project) throw new RangeError(`There is no folder ${folderId}`);
	return project;
}

function addNumberedIssue(state: State, number: string): void {
	const project = state.projects.get(PROJECTS.tower.id);
	if (!project) throw new RangeError('There is no project Tower A');
	const [type] = ISSUE_TYPES;
	const issue = addIssue(state, project, {
		title: `Issue ${number}`,
		status: 'open',
		issueTypeId: type.id,
		issueSubtypeId: type.subtypes[0].id,
		createdBy: USERS.kim.autodeskId,
	});
	issue.published = true;
}
